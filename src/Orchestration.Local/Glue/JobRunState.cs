namespace Orchestration.Local.Glue;

internal enum JobRunState
{
    Starting,
    Running,
    Stopping,
    Stopped,
    Succeeded,
    Failed,
    Timeout,
}
