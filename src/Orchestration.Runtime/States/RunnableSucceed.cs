using Orchestration.Runtime.History;

namespace Orchestration.Runtime.States;

internal sealed class RunnableSucceed(string name) : RunnableState(name)
{
    public override string EnteredType => HistoryEventType.SucceedStateEntered;

    public override string ExitedType => HistoryEventType.SucceedStateExited;

    public override bool Run(Strand strand)
    {
        var input = EffectiveInput(strand);
        return Finish(strand, input, input);
    }
}
