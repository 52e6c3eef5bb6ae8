using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

internal sealed class ArithmeticNode(char symbol, Node left, Node right) : BinaryNode(symbol.ToString(), left, right)
{
    protected override JsonValue Apply(Run run, in JsonValue one, in JsonValue other)
    {
        if (!one.IsUndefined && !Numbers.IsNumeric(one))
        {
            throw new JsonataException("T2001", one);
        }

        if (!other.IsUndefined && !Numbers.IsNumeric(other))
        {
            throw new JsonataException("T2002", other);
        }

        if (one.IsUndefined || other.IsUndefined)
        {
            return default;
        }

        return symbol switch
        {
            '+' => one.Raw + other.Raw,
            '-' => one.Raw - other.Raw,
            '*' => one.Raw * other.Raw,
            '/' => one.Raw / other.Raw,
            _ => one.Raw % other.Raw,
        };
    }
}
