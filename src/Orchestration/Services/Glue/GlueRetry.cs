namespace Orchestration.Services.Glue;

/// <summary>When to call Glue again: for errors that pass by themselves, each by its name.</summary>
public static class GlueRetry
{
    /// <summary>For starting jobs: 5 times, from 30 seconds up to 5 minutes apart, each a random part of it.</summary>
    public static readonly Retry Jobs = new(GlueError.ConcurrentRunsExceeded, GlueError.JobThrottled, GlueError.ResourceLimitExceeded, GlueError.InternalService, GlueError.OperationTimeout)
    {
        MaxAttempts = 5,
        Interval = TimeSpan.FromSeconds(30),
        MaxDelay = TimeSpan.FromMinutes(5),
        Jitter = true,
    };

    /// <summary>For all other calls: 6 times, from 2 seconds up to 1 minute apart, each a random part of it.</summary>
    public static readonly Retry Calls = new(GlueError.Throttling, GlueError.Unnamed, GlueError.InternalService, GlueError.OperationTimeout)
    {
        MaxAttempts = 6,
        Interval = TimeSpan.FromSeconds(2),
        MaxDelay = TimeSpan.FromMinutes(1),
        Jitter = true,
    };
}
