using System.Collections.Immutable;
using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>Where errors lead.</summary>
public sealed record Catcher : AslNode
{
    /// <summary>The names of the errors; <c>States.ALL</c> stands alone, in the last catcher.</summary>
    public ImmutableArray<string> ErrorEquals { get; init; } = [];

    /// <summary>The state that follows.</summary>
    public string? Next { get; init; }

    /// <summary>JSONPath: where in the input the error goes; <c>null</c> to drop it, undefined to replace the input.</summary>
    public JsonValue ResultPath { get; init; }

    /// <summary>The variables that are set.</summary>
    public JsonValue Assign { get; init; }

    /// <summary>JSONata: the output; undefined for the error.</summary>
    public JsonValue Output { get; init; }

    /// <summary>What the catcher is for, in words.</summary>
    public string? Comment { get; init; }
}
