namespace Orchestration.Services.StepFunctions;

/// <summary>When to start an execution again: for errors that pass by themselves, each by its name.</summary>
public static class StepFunctionsRetry
{
    /// <summary>5 times, from 5 seconds up to 1 minute apart, each a random part of it.</summary>
    public static readonly Retry Starting = new(StepFunctionsError.ExecutionLimitExceeded, StepFunctionsError.Unnamed)
    {
        MaxAttempts = 5,
        Interval = TimeSpan.FromSeconds(5),
        MaxDelay = TimeSpan.FromMinutes(1),
        Jitter = true,
    };
}
