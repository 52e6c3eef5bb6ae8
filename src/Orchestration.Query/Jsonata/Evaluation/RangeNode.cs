using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

internal sealed class RangeNode(Node left, Node right) : BinaryNode("..", left, right)
{
    private const double Largest = 1e7;

    protected override JsonValue Apply(Run run, in JsonValue one, in JsonValue other)
    {
        if (!one.IsUndefined && !Numbers.IsInteger(one))
        {
            throw new JsonataException("T2003", one);
        }

        if (!other.IsUndefined && !Numbers.IsInteger(other))
        {
            throw new JsonataException("T2004", other);
        }

        if (one.IsUndefined || other.IsUndefined || one.Raw > other.Raw)
        {
            return default;
        }

        var size = other.Raw - one.Raw + 1;

        if (size > Largest)
        {
            throw new JsonataException("D2014", size);
        }

        run.Charge((long)size * 8);
        var items = new JsonValue[(int)size];

        for (var i = 0; i < items.Length; i++)
        {
            items[i] = one.Raw + i;
        }

        return JsonArray.Own(items, ArrayMarks.Sequence);
    }
}
