namespace Orchestration.Services.Sns;

/// <summary>When to call SNS again: for errors that pass by themselves, each by its name.</summary>
public static class SnsRetry
{
    /// <summary>For publishing: 5 times, from 2 seconds up to 1 minute apart, each a random part of it.</summary>
    public static readonly Retry Publishing = new(SnsError.Unnamed, SnsError.InternalError, SnsError.Throttled, SnsError.KeyThrottled)
    {
        MaxAttempts = 5,
        Interval = TimeSpan.FromSeconds(2),
        MaxDelay = TimeSpan.FromMinutes(1),
        Jitter = true,
    };
}
