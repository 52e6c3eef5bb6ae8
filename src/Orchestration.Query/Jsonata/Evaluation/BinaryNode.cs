using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>An operator that needs both of its sides.</summary>
internal abstract class BinaryNode(string symbol, Node left, Node right) : Node
{
    public sealed override JsonValue Compute(Run run, Frame frame, in JsonValue input)
    {
        var one = left.Evaluate(run, frame, input);
        var other = right.Evaluate(run, frame, input);

        try
        {
            return Apply(run, one, other);
        }
        catch (JsonataException exception) when (exception.Under(symbol, Position))
        {
            throw;
        }
    }

    protected abstract JsonValue Apply(Run run, in JsonValue one, in JsonValue other);
}
