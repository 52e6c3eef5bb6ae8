using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary><c>[predicate]</c>: by number, by numbers or by truth.</summary>
internal sealed class FilterStage(Node predicate)
{
    private readonly double? _index = predicate is LiteralNode { Value: { IsNumber: true } number } ? Math.Floor(number.Raw) : null;

    public Node Predicate => predicate;

    /// <summary>The index where the predicate is a number that is written down.</summary>
    public double? Index => _index;

    public JsonValue Apply(Run run, Frame frame, in JsonValue value)
    {
        JsonValue single = default;
        var items = Sequences.Items(value, ref single);

        if (_index is { } index)
        {
            index = index < 0 ? items.Length + index : index;
            return index < 0 || index >= items.Length ? Sequences.Empty
                : items[(int)index].Reference is JsonArray ? items[(int)index]
                : items[(int)index].IsUndefined ? Sequences.Empty
                : Sequences.Of(items[(int)index]);
        }

        var buffer = run.Rent();

        for (var i = 0; i < items.Length; i++)
        {
            for (var times = Selections(predicate.Evaluate(run, frame, items[i]), i, items.Length); times > 0; times--)
            {
                buffer.Add(items[i]);
            }
        }

        JsonValue result = buffer.Count == 0 ? Sequences.Empty : buffer.ToArray(run, ArrayMarks.Sequence);
        run.Return(buffer);
        return result;
    }

    /// <summary>How many times the item at <paramref name="index"/> is selected: an array of numbers may name it more than once.</summary>
    public static int Selections(in JsonValue selector, int index, int count)
    {
        if (Numbers.IsNumeric(selector))
        {
            return Names(selector.Raw, index, count) ? 1 : 0;
        }

        if (selector.Reference is not JsonArray array || !AreNumbers(array))
        {
            return Values.IsTrue(selector) ? 1 : 0;
        }

        var times = 0;

        foreach (ref readonly var number in array.AsSpan())
        {
            times += Names(number.Raw, index, count) ? 1 : 0;
        }

        return times;
    }

    private static bool Names(double number, int index, int count)
    {
        var floor = Math.Floor(number);
        return (floor < 0 ? count + floor : floor) == index;
    }

    private static bool AreNumbers(JsonArray array)
    {
        foreach (ref readonly var item in array.AsSpan())
        {
            if (!Numbers.IsNumeric(item))
            {
                return false;
            }
        }

        return true;
    }
}
