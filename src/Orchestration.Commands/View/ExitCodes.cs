using Orchestration.Runtime;

namespace Orchestration.Commands.View;

/// <summary>What the shell gets for the end of an execution.</summary>
internal static class ExitCodes
{
    public static int Of(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Succeeded => ExitCode.Succeeded,
        ExecutionStatus.TimedOut => ExitCode.TimedOut,
        ExecutionStatus.Aborted => ExitCode.Aborted,
        _ => ExitCode.Failed,
    };
}
