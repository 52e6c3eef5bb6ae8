namespace Orchestration.Runtime.States;

/// <summary>An error on its way to a retrier, a catcher or the end of the execution.</summary>
/// <param name="Error">Its name; null where a Fail state gives none.</param>
/// <param name="Cause">What happened; null where nobody says it.</param>
/// <param name="Catchable">Whether retriers and catchers see it.</param>
/// <param name="IsHeartbeat">Whether it is a timeout because of a missed heartbeat, which retriers and catchers may name so.</param>
internal readonly record struct StateFailure(string? Error, string? Cause, bool Catchable = true, bool IsHeartbeat = false)
{
    public bool Matches(string name) => name switch
    {
        ErrorNames.All => Error is not ErrorNames.Runtime,
        ErrorNames.TaskFailed => Error is not (ErrorNames.Timeout or ErrorNames.Runtime or ErrorNames.DataLimitExceeded),
        ErrorNames.HeartbeatTimeout when IsHeartbeat => true,
        _ => name == Error,
    };
}
