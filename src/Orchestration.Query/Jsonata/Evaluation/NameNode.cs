using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A member of the context.</summary>
internal sealed class NameNode(string name) : LeafNode
{
    public string Name => name;

    public override JsonValue Compute(Run run, Frame frame, in JsonValue input) => Values.Lookup(run, input, name);
}
