using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

internal sealed class NegationNode(Node operand) : Node
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input)
    {
        var value = operand.Evaluate(run, frame, input);
        return value.IsUndefined ? default(JsonValue)
            : Numbers.IsNumeric(value) ? -value.Raw
            : throw new JsonataException("D1002", value) { Token = "-", Position = Position };
    }
}
