using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Compilation;

namespace Orchestration.Query.Jsonata.Evaluation;

internal sealed class LambdaNode(int parameters, Signature? signature, Node body, Scope scope) : LeafNode
{
    public int Parameters => parameters;

    public Signature? Signature => signature;

    public Node Body => body;

    public Scope Scope => scope;

    public override JsonValue Compute(Run run, Frame frame, in JsonValue input) => new LambdaFunction(this, frame, input).AsValue();
}
