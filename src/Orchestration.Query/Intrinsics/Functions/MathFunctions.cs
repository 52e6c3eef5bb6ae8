using Orchestration.Query.Json;

namespace Orchestration.Query.Intrinsics.Functions;

internal static class MathFunctions
{
    public static JsonValue Add(ReadOnlySpan<JsonValue> arguments)
    {
        var sum = (long)Rounded(arguments[0]) + Rounded(arguments[1]);
        return sum is >= int.MinValue and <= int.MaxValue ? sum : throw new UnfitArgumentException();
    }

    public static JsonValue Random(ReadOnlySpan<JsonValue> arguments)
    {
        var start = UnfitArgumentException.Truncated(arguments[0]);
        var end = UnfitArgumentException.Truncated(arguments[1]);
        var width = (long)end - start;

        if (width is <= 0 or > int.MaxValue)
        {
            throw new UnfitArgumentException();
        }

        if (arguments.Length < 3)
        {
            return start + System.Random.Shared.NextInt64(width);
        }

        var seed = arguments[2].IsNumber ? Math.Truncate(arguments[2].AsNumber()) : throw new UnfitArgumentException();
        return start + (long)new JavaRandom((long)seed).NextInt((int)width);
    }

    // Java's Math.round: half up, also below zero. Numbers beyond 32 bits are refused, but a fraction that is no finite number is cut as Java cuts it.
    private static int Rounded(JsonValue value)
    {
        var number = value.IsNumber ? value.AsNumber() : throw new UnfitArgumentException();
        var rounded = Math.Floor(number + 0.5);

        return !double.IsFinite(number) ? (number > 0 ? -1 : 0)
            : rounded is >= int.MinValue and <= int.MaxValue ? (int)rounded
            : throw new UnfitArgumentException();
    }
}
