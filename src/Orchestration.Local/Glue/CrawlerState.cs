namespace Orchestration.Local.Glue;

internal enum CrawlerState
{
    Ready,
    Running,
    Stopping,
}
