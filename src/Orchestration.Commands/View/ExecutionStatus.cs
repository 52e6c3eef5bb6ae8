namespace Orchestration.Commands.View;

/// <summary>How an execution stands, as Step Functions says it.</summary>
internal enum ExecutionStatus
{
    Running,
    Succeeded,
    Failed,
    TimedOut,
    Aborted,
}
