using Orchestration.Aws;

namespace Orchestration.Commands.Operating;

/// <summary>A call failed.</summary>
internal sealed class RemoteException(AwsFailure failure, Exception inner) : Exception(failure.Message, inner)
{
    public AwsFailure Failure => failure;

    /// <summary>Whether the same call may succeed in a while.</summary>
    public bool IsPassing => failure.Kind is AwsFailureKind.Unreachable or AwsFailureKind.Throttled or AwsFailureKind.Broken;

    /// <summary>What the shell gets: usage errors are the caller's to mend, the rest is not.</summary>
    public int ExitCode => failure.Kind is AwsFailureKind.Unreachable or AwsFailureKind.Throttled or AwsFailureKind.Broken or AwsFailureKind.Denied or AwsFailureKind.Untrusted ? Commands.ExitCode.Failed : Commands.ExitCode.Usage;
}
