using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A variable that the expression binds; where nothing was bound yet, the one outside shows through.</summary>
internal sealed class LocalVariableNode(int hops, int slot, Node? outer) : LeafNode
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input)
    {
        var at = frame;

        for (var i = hops; i > 0; i--)
        {
            at = at.Parent!;
        }

        ref readonly var value = ref at.Slots[slot];
        return Frame.IsBound(value) ? value : outer is null ? default : outer.Compute(run, frame, input);
    }
}
