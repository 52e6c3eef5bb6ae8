using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary><c>{"key": value}</c> on its own: groups the context.</summary>
internal sealed class ObjectNode(GroupStage group) : Node
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input) => group.Apply(run, frame, input);
}
