using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary><c>value ~> function</c></summary>
internal sealed class ApplyNode(Node left, Node right, CallNode? call) : Node
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input)
    {
        var value = left.Evaluate(run, frame, input);

        if (call is not null)
        {
            return call.Chain(run, frame, input, value);
        }

        var target = right.Evaluate(run, frame, input);

        if (target.Reference is not FunctionValue function)
        {
            throw new JsonataException("T2006", target) { Position = Position };
        }

        return value.Reference is FunctionValue first ? new ComposedFunction(first, function).AsValue() : CallNode.Apply(run, function, [value], JsonValue.Null);
    }
}
