namespace Orchestration.Runtime;

/// <summary>Where an execution stands.</summary>
public enum ExecutionStatus
{
    /// <summary>It has not ended.</summary>
    Running,

    /// <summary>It ended well.</summary>
    Succeeded,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>The machine's own <c>TimeoutSeconds</c> passed.</summary>
    TimedOut,

    /// <summary>Somebody stopped it.</summary>
    Aborted,
}
