using Orchestration.Runtime.History;

namespace Orchestration.Runtime.States;

/// <summary>The events of strands that are cut off because a sibling failed.</summary>
internal static class Aborting
{
    /// <summary>Cuts off all others, and writes what AWS writes of those that were in the middle of something.</summary>
    /// <returns>The last event, which the failure of the whole follows.</returns>
    public static long Siblings(IEnumerable<Strand?> strands, Strand? culprit, long after, Action<Strand>? each = null)
    {
        foreach (var strand in strands)
        {
            if (strand is null || ReferenceEquals(strand, culprit) || strand.IsOver)
            {
                continue;
            }

            if (TypeOf(strand) is { } type)
            {
                strand.Execution.Append(after, type);
            }

            each?.Invoke(strand);
            strand.Cancel();
        }

        return after;
    }

    private static string? TypeOf(Strand strand) => strand switch
    {
        { Entered: 0 } or { Suspension: null } => null,
        { State: RunnableTask } => HistoryEventType.TaskStateAborted,
        { State: RunnableWait } => HistoryEventType.WaitStateAborted,
        { State: RunnableParallel } => HistoryEventType.ParallelStateAborted,
        { State: RunnableMap } => HistoryEventType.MapStateAborted,
        _ => null,
    };
}
