using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Evaluation;

namespace Orchestration.Query.Jsonata.Functions;

/// <summary>Functions that call a function for each element or member, with as many of value, place and whole as it names.</summary>
internal static class HigherOrderFunctions
{
    public static JsonValue Map(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not JsonArray array)
        {
            return default;
        }

        var function = Function(arguments.At(1));
        var results = run.Rent();

        for (var i = 0; i < array.Count; i++)
        {
            if (Call(run, function, array[i], i, array) is { IsUndefined: false } result)
            {
                results.Add(result);
            }
        }

        JsonValue mapped = results.ToArray(run, ArrayMarks.Sequence);
        run.Return(results);
        return mapped;
    }

    public static JsonValue Filter(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not JsonArray array)
        {
            return default;
        }

        var function = Function(arguments.At(1));
        var results = run.Rent();

        for (var i = 0; i < array.Count; i++)
        {
            if (Values.IsTrue(Call(run, function, array[i], i, array)))
            {
                results.Add(array[i]);
            }
        }

        JsonValue filtered = results.ToArray(run, ArrayMarks.Sequence);
        run.Return(results);
        return filtered;
    }

    public static JsonValue Single(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not JsonArray array)
        {
            return default;
        }

        var (found, any) = (default(JsonValue), false);

        for (var i = 0; i < array.Count; i++)
        {
            if (arguments.At(1).Reference is FunctionValue function && !Values.IsTrue(Call(run, function, array[i], i, array)))
            {
                continue;
            }

            if (any)
            {
                throw new JsonataException("D3138");
            }

            (found, any) = (array[i], true);
        }

        return any ? found : throw new JsonataException("D3139");
    }

    public static JsonValue Reduce(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not JsonArray array)
        {
            return default;
        }

        var function = Function(arguments.At(1));
        var arity = function.Arity;

        if (arity < 2)
        {
            throw new JsonataException("D3050");
        }

        var fromFirst = arguments.At(2).IsUndefined && array.Count > 0;
        var result = fromFirst ? array[0] : arguments.At(2);
        Span<JsonValue> given = new JsonValue[Math.Min(arity, 4)];

        for (var i = fromFirst ? 1 : 0; i < array.Count; i++)
        {
            (given[0], given[1]) = (result, array[i]);

            if (given.Length >= 3)
            {
                given[2] = i;
            }

            if (given.Length >= 4)
            {
                given[3] = array;
            }

            result = CallNode.Apply(run, function, given, JsonValue.Null);
        }

        return result;
    }

    public static JsonValue Each(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not JsonObject @object)
        {
            return Sequences.Empty;
        }

        var function = Function(arguments.At(1));
        var results = run.Rent();

        for (var i = 0; i < @object.Count; i++)
        {
            if (Call(run, function, @object.Values[i], @object.Names[i], @object) is { IsUndefined: false } result)
            {
                results.Add(result);
            }
        }

        JsonValue all = results.ToArray(run, ArrayMarks.Sequence);
        run.Return(results);
        return all;
    }

    public static JsonValue Sift(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not JsonObject { Count: > 0 } @object)
        {
            return default;
        }

        var function = Function(arguments.At(1));
        var members = new OrderedDictionary<string, JsonValue>(StringComparer.Ordinal);

        for (var i = 0; i < @object.Count; i++)
        {
            if (Values.IsTrue(Call(run, function, @object.Values[i], @object.Names[i], @object)))
            {
                members.Add(@object.Names[i], @object.Values[i]);
            }
        }

        run.Charge(members.Count * 8L);
        return members.Count == 0 ? default : ObjectFunctions.Object(members);
    }

    public static JsonValue Sort(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not JsonArray { Count: > 1 } array)
        {
            return arguments.At(0);
        }

        run.Charge(array.Count * 8L);
        var items = array.AsSpan().ToArray();

        if (arguments.At(1).Reference is FunctionValue function)
        {
            return Sequences.Array(MergeSort.Sort(items, (one, other) => IsAfter(run, function, one, other)));
        }

        if (Array.TrueForAll(items, item => Numbers.IsNumeric(item)))
        {
            return Sequences.Array(MergeSort.Sort(items, static (one, other) => one.Raw > other.Raw));
        }

        return Array.TrueForAll(items, item => item.IsString)
            ? Sequences.Array(MergeSort.Sort(items, static (one, other) => string.CompareOrdinal(one.AsString(), other.AsString()) > 0))
            : throw new JsonataException("D3070");
    }

    private static bool IsAfter(Run run, FunctionValue function, JsonValue one, JsonValue other)
    {
        var answer = CallNode.Apply(run, function, [one, other], JsonValue.Null);

        // Whatever JavaScript holds for true: here an empty array or object is.
        return answer.Reference is JsonArray or JsonObject || Values.IsTrue(answer);
    }

    private static FunctionValue Function(in JsonValue value) => value.Reference as FunctionValue ?? throw new JsonataException("T1006");

    private static JsonValue Call(Run run, FunctionValue function, in JsonValue item, JsonValue place, JsonValue whole) => function.Arity switch
    {
        >= 3 => CallNode.Apply(run, function, [item, place, whole], JsonValue.Null),
        2 => CallNode.Apply(run, function, [item, place], JsonValue.Null),
        _ => CallNode.Apply(run, function, [item], JsonValue.Null),
    };
}
