using Orchestration.Local.Worker.Duck;
using Orchestration.Local.Worker.Protocol;

namespace Orchestration.Local.Worker.Jobs;

/// <summary>Tells the parent, while a table is made, how far the engine is.</summary>
internal static class ProgressTimer
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public static IDisposable Start(Report report, string table, DuckSession duck) => TimeProvider.System.CreateTimer(
        _ =>
        {
            if (duck.Progress() is >= 0 and <= 1 and var done)
            {
                report.Progress(table, done);
            }
        },
        null,
        Interval,
        Interval);
}
