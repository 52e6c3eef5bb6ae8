using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary><c>$</c></summary>
internal sealed class ContextNode : LeafNode
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input) =>
        input.Reference is JsonArray array && (array.Marks & ArrayMarks.Outer) != 0 ? array[0] : input;
}
