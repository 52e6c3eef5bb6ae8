using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary><c>$states.input</c> and the like, read from the scope without building <c>$states</c>.</summary>
internal sealed class StatesMemberNode(string member, Node variable) : LeafNode
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input)
    {
        if (run.Scope is not { } scope)
        {
            return Values.Lookup(run, variable.Evaluate(run, frame, input), member);
        }

        return member switch
        {
            "input" => scope.Input,
            "context" => scope.Context,
            "result" => scope.Result,
            "errorOutput" => scope.ErrorOutput,
            _ => default,
        };
    }
}
