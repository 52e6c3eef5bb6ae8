using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A call with <c>?</c> for arguments that come later; null stands for those.</summary>
internal sealed class PartialNode(Node function, Node?[] arguments, string? name, Node? meant) : Node
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input)
    {
        var values = new JsonValue[arguments.Length];

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i]?.Evaluate(run, frame, input) ?? Frame.Unbound;
        }

        var target = function.Evaluate(run, frame, input);

        return target.Reference switch
        {
            LambdaFunction lambda => lambda.Partially(values).AsValue(),
            FunctionValue native => new PartialNativeFunction(native, values).AsValue(),
            null when meant is not null && Values.IsTrue(meant.Compute(run, frame, input)) => throw new JsonataException("T1007") { Token = name, Position = Position },
            _ => throw new JsonataException("T1008") { Token = name, Position = Position },
        };
    }
}
