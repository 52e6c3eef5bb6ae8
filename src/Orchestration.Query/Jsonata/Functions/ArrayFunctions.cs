using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Evaluation;

namespace Orchestration.Query.Jsonata.Functions;

internal static class ArrayFunctions
{
    public static JsonValue Count(Run run, ReadOnlySpan<JsonValue> arguments) => arguments.At(0).Reference is JsonArray array ? array.Count : 0;

    public static JsonValue Append(Run run, ReadOnlySpan<JsonValue> arguments) => Values.Append(run, arguments.At(0), arguments.At(1));

    public static JsonValue Reverse(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not JsonArray { Count: > 1 } array)
        {
            return arguments.At(0);
        }

        run.Charge(array.Count * 8L);
        var items = array.AsSpan().ToArray();
        Array.Reverse(items);
        return Sequences.Array(items);
    }

    public static JsonValue Shuffle(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not JsonArray { Count: > 1 } array)
        {
            return arguments.At(0);
        }

        run.Charge(array.Count * 8L);
        var items = array.AsSpan().ToArray();
        Random.Shared.Shuffle(items);
        return Sequences.Array(items);
    }

    public static JsonValue Distinct(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not JsonArray { Count: > 1 } array)
        {
            return arguments.At(0);
        }

        run.Charge(array.Count * 8L);
        var seen = new HashSet<JsonValue>();
        var distinct = new List<JsonValue>();

        foreach (ref readonly var item in array.AsSpan())
        {
            if (seen.Add(item))
            {
                distinct.Add(item);
            }
        }

        return Sequences.Array([.. distinct], array.Marks & ArrayMarks.Sequence);
    }

    public static JsonValue Zip(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        var length = int.MaxValue;

        foreach (ref readonly var argument in arguments)
        {
            length = Math.Min(length, argument.Reference is JsonArray array ? array.Count : 0);
        }

        length = arguments.IsEmpty ? 0 : length;
        run.Charge(8L * length * (arguments.Length + 1));
        var tuples = new JsonValue[length];

        for (var i = 0; i < length; i++)
        {
            var tuple = new JsonValue[arguments.Length];

            for (var j = 0; j < tuple.Length; j++)
            {
                tuple[j] = arguments[j].AsArray()[i];
            }

            tuples[i] = Sequences.Array(tuple);
        }

        return Sequences.Array(tuples);
    }
}
