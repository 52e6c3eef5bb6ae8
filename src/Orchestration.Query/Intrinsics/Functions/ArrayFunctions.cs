using Orchestration.Query.Json;

namespace Orchestration.Query.Intrinsics.Functions;

internal static class ArrayFunctions
{
    private const int LongestRange = 1000;

    // The service compares what Java's toString gives: true is found in ["true"], and members in another order are not found.
    public static JsonValue Contains(ReadOnlySpan<JsonValue> arguments)
    {
        var wanted = JavaText.Of(arguments[1]);
        return UnfitArgumentException.Array(arguments[0]).Any(item => JavaText.Of(item) == wanted);
    }

    public static JsonValue GetItem(ReadOnlySpan<JsonValue> arguments)
    {
        var array = UnfitArgumentException.Array(arguments[0]);
        var index = UnfitArgumentException.Truncated(arguments[1]);

        return array.Count == 0 && index >= 0 ? JsonValue.Null
            : index >= 0 && index < array.Count ? array[index]
            : throw new UnfitArgumentException();
    }

    public static JsonValue Length(ReadOnlySpan<JsonValue> arguments) => UnfitArgumentException.Array(arguments[0]).Count;

    public static JsonValue Partition(ReadOnlySpan<JsonValue> arguments)
    {
        var array = UnfitArgumentException.Array(arguments[0]);
        var size = UnfitArgumentException.Truncated(arguments[1]);

        if (size < 1)
        {
            throw new UnfitArgumentException();
        }

        var parts = new List<JsonValue>();

        for (var start = 0; start < array.Count; start += Math.Min(size, array.Count - start))
        {
            parts.Add(JsonArray.Of(array.AsSpan().Slice(start, Math.Min(size, array.Count - start))));
        }

        return JsonArray.Of([.. parts]);
    }

    public static JsonValue Range(ReadOnlySpan<JsonValue> arguments)
    {
        var first = UnfitArgumentException.Truncated(arguments[0]);
        var last = UnfitArgumentException.Truncated(arguments[1]);
        var step = UnfitArgumentException.Truncated(arguments[2]);

        if (step == 0)
        {
            throw new UnfitArgumentException();
        }

        var count = Math.Max(0, (((long)last - first) / step) + 1);

        if ((long)last - first is var distance && distance != 0 && Math.Sign(distance) != Math.Sign(step))
        {
            count = 0;
        }

        if (count > LongestRange)
        {
            throw new UnfitArgumentException();
        }

        var numbers = new JsonValue[count];

        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = first + ((long)i * step);
        }

        return JsonArray.Of(numbers);
    }

    public static JsonValue Unique(ReadOnlySpan<JsonValue> arguments) => JsonArray.Of([.. JavaHash.InHashSetOrder(UnfitArgumentException.Array(arguments[0]))]);
}
