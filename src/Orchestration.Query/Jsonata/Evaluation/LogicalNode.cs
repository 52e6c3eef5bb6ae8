using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary><c>and</c> and <c>or</c>: the right side only where it matters.</summary>
internal sealed class LogicalNode(bool and, Node left, Node right) : Node
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input)
    {
        var value = left.Evaluate(run, frame, input);

        try
        {
            return Values.IsTrue(value) == and ? Values.IsTrue(right.Evaluate(run, frame, input)) : !and;
        }
        catch (JsonataException exception) when (exception.Under(and ? "and" : "or", Position))
        {
            throw;
        }
    }
}
