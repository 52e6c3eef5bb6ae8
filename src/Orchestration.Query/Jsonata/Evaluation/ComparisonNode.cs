using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary><c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>: numbers with numbers, texts with texts by their UTF-16 units.</summary>
internal sealed class ComparisonNode(string symbol, Node left, Node right) : BinaryNode(symbol, left, right)
{
    private readonly bool _less = symbol[0] == '<';
    private readonly bool _orEqual = symbol.Length == 2;

    protected override JsonValue Apply(Run run, in JsonValue one, in JsonValue other)
    {
        if (!IsComparable(one) || !IsComparable(other))
        {
            throw new JsonataException("T2010", one.IsString || one.IsNumber ? other : one);
        }

        if (one.IsUndefined || other.IsUndefined)
        {
            return default;
        }

        if (one.IsString != other.IsString)
        {
            throw new JsonataException("T2009", one, other);
        }

        if (one.Reference is string text)
        {
            var order = string.CompareOrdinal(text, other.AsString());
            return order == 0 ? _orEqual : order < 0 == _less;
        }

        return one.Raw == other.Raw ? _orEqual : _less ? one.Raw < other.Raw : one.Raw > other.Raw;
    }

    private static bool IsComparable(in JsonValue value) => value.IsUndefined || value.IsString || value.IsNumber;
}
