using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A path whose tuples nobody takes up: the reference shows them as the objects that it keeps them in.</summary>
internal sealed class OpenTuplesNode(Node path) : Node
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input)
    {
        var value = path.Compute(run, frame, input);
        return value.Reference is TupleStream stream ? stream.AsObjects() : value;
    }
}
