using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A variable or function from outside the expression.</summary>
internal sealed class GlobalVariableNode(int index, string name) : LeafNode
{
    public string Name => name;

    public override JsonValue Compute(Run run, Frame frame, in JsonValue input) => run.Global(index, name);
}
