using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary><c>$name := value</c>, in the innermost frame.</summary>
internal sealed class BindNode(int slot, Node value) : Node
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input) => frame.Slots[slot] = value.Evaluate(run, frame, input);
}
