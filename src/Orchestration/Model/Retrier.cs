using System.Collections.Immutable;
using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>Which errors are tried again, and how.</summary>
public sealed record Retrier : AslNode
{
    /// <summary>The names of the errors; <c>States.ALL</c> stands alone, in the last retrier.</summary>
    public ImmutableArray<string> ErrorEquals { get; init; } = [];

    /// <summary>How many seconds pass before the first retry; undefined for 1.</summary>
    public JsonValue IntervalSeconds { get; init; }

    /// <summary>How many times at most; undefined for 3, 0 for never.</summary>
    public JsonValue MaxAttempts { get; init; }

    /// <summary>By what the wait is multiplied from retry to retry; undefined for 2.</summary>
    public JsonValue BackoffRate { get; init; }

    /// <summary>How many seconds pass at most before a retry; undefined for any.</summary>
    public JsonValue MaxDelaySeconds { get; init; }

    /// <summary><c>FULL</c> or <c>NONE</c>, which is the default.</summary>
    public string? JitterStrategy { get; init; }

    /// <summary>What the retrier is for, in words.</summary>
    public string? Comment { get; init; }
}
