using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

internal sealed class LiteralNode(JsonValue value) : LeafNode
{
    public JsonValue Value => value;

    public override JsonValue Compute(Run run, Frame frame, in JsonValue input) => value;
}
