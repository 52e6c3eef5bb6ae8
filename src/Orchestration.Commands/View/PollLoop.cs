using System.Collections.Immutable;

namespace Orchestration.Commands.View;

/// <summary>States that are gone round again and again with a wait among them: shown as one row.</summary>
/// <param name="Head">The row that stands for all: that of the task that asks.</param>
/// <param name="Rows">All rows of the loop.</param>
internal sealed record PollLoop(StateRow Head, ImmutableArray<StateRow> Rows)
{
    /// <summary>How often was asked.</summary>
    public int Polls => Head.Visits;

    /// <summary>Whether the loop is being gone round.</summary>
    public bool Open => Rows.Any(row => row.Open > 0);

    /// <summary>When the loop was entered.</summary>
    public DateTimeOffset Entered => Rows.Min(row => row.Entered);

    /// <summary>When it was left.</summary>
    public DateTimeOffset Left => Rows.Max(row => row.Left);

    /// <summary>How long it took, or takes at <paramref name="now"/>.</summary>
    public TimeSpan Elapsed(DateTimeOffset now) => (Open ? now : Left) - Entered is { Ticks: > 0 } elapsed ? elapsed : TimeSpan.Zero;
}
