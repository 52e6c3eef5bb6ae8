using Orchestration.Query.Json;
using Orchestration.Runtime.History;

namespace Orchestration.Runtime.States;

internal sealed class RunnableParallel(string name, IReadOnlyList<RunnableGraph> branches) : RunnableWork(name)
{
    public override string EnteredType => HistoryEventType.ParallelStateEntered;

    public override string ExitedType => HistoryEventType.ParallelStateExited;

    public IReadOnlyList<RunnableGraph> Branches => branches;

    public override bool Run(Strand strand)
    {
        var input = EffectiveInput(strand);
        var arguments = Arguments is null ? input : Arguments.Evaluate(strand, input);
        strand.Append(HistoryEventType.ParallelStateStarted);
        return strand.Suspend(new ParallelFrame(this, strand, arguments));
    }

    public bool Ended(Strand strand, JsonValue[] results)
    {
        var last = strand.Last;
        strand.Append(HistoryEventType.ParallelStateSucceeded);
        strand.Last = last;
        return Complete(strand, JsonArray.Of(results));
    }

    protected override void GiveUp(Strand strand)
    {
        if (strand.Last != strand.Entered)
        {
            strand.Append(HistoryEventType.ParallelStateFailed);
        }
    }
}
