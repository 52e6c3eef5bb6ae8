namespace Orchestration.Commands.View;

/// <summary>How a state stands.</summary>
internal enum StateStatus
{
    Running,

    /// <summary>An attempt failed, and the next has not begun.</summary>
    Retrying,
    Succeeded,
    Failed,

    /// <summary>It failed, and the machine went on by a Catch.</summary>
    Caught,
    TimedOut,
    Aborted,
}
