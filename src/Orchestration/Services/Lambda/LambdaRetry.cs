namespace Orchestration.Services.Lambda;

/// <summary>When to call a function again: for errors that pass by themselves, each by its name.</summary>
public static class LambdaRetry
{
    /// <summary>What AWS recommends for every call: 6 times, from 2 seconds up to 1 minute apart, each a random part of it.</summary>
    public static readonly Retry Calls = new(LambdaError.ClientExecutionTimeout, LambdaError.Service, LambdaError.Unnamed, LambdaError.Unreachable, LambdaError.TooManyRequests)
    {
        MaxAttempts = 6,
        Interval = TimeSpan.FromSeconds(2),
        MaxDelay = TimeSpan.FromMinutes(1),
        Jitter = true,
    };
}
