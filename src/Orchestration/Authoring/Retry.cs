using System.Collections.Immutable;

namespace Orchestration;

/// <summary>Which errors to try again, how often, and how long to wait in between.</summary>
/// <param name="On">The errors to try again.</param>
public sealed record Retry(params ImmutableArray<ErrorName> On)
{
    /// <summary>How many times to try again. 3 unless set; 0 for never.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>How long to wait before the first retry, in whole seconds. 1 second unless set.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>By what factor each wait is longer than the one before. 2 unless set.</summary>
    public double BackoffRate { get; init; } = 2;

    /// <summary>The longest wait, in whole seconds; without one, waits grow without bound.</summary>
    public TimeSpan? MaxDelay { get; init; }

    /// <summary>Whether to wait a random part of the interval, so that retries do not arrive together.</summary>
    public bool Jitter { get; init; }
}
