using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A part without parts.</summary>
internal abstract class LeafNode : Node
{
    public sealed override JsonValue Evaluate(Run run, Frame frame, in JsonValue input)
    {
        run.Touch();
        return Sequences.Leave(Compute(run, frame, input));
    }
}
