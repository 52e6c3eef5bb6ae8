using System.Globalization;
using CsCheck;
using Orchestration.Query.Json;

namespace Orchestration.Query.Tests.Json;

/// <summary>Makes random values.</summary>
internal static class JsonGenerator
{
    private static readonly string[] Names = ["a", "b", "c", "id", "items", "with space", "ü", "日本", "q\"uote", "back\\slash", "", "😀", "line\nbreak"];

    /// <summary>Text, half characters and control characters among it.</summary>
    public static Gen<string> Text { get; } = Gen.OneOf(Pick(Names), Gen.String[Gen.Char['\0', '\uffff'], 0, 12], Gen.String[Gen.Char[' ', '~'], 0, 60]);

    /// <summary>Numbers as text may spell them.</summary>
    public static Gen<string> NumberText { get; } = Gen.OneOf(
        Gen.Long.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Gen.Int[-99, 99].Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Gen.Select(Gen.Int[0, 99999], Gen.Int[0, 99999], (whole, part) => string.Create(CultureInfo.InvariantCulture, $"{whole}.{part}")),
        Gen.Select(Gen.Int[-9, 9], Gen.Int[-400, 400], (digit, exponent) => string.Create(CultureInfo.InvariantCulture, $"{digit}E{exponent}")),
        Pick("1.0", "-0", "0.1", "1e3", "12345678901234567890123", "0.000001", "0.0000001", "-0.0"));

    /// <summary>Values of any kind, up to four levels deep.</summary>
    public static Gen<JsonValue> Value { get; } = Level(4);

    /// <summary>Objects with names that paths can have after a dot.</summary>
    public static Gen<JsonValue> Simple { get; } = SimpleLevel(4);

    /// <summary>One of these.</summary>
    public static Gen<T> Pick<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(index => items[index]);

    private static Gen<JsonValue> Level(int depth) => depth == 0
        ? Scalar()
        : Gen.OneOf(
            Scalar(),
            Level(depth - 1).Array[0, 4].Select(items => new JsonValue(JsonArray.Of(items))),
            Gen.Select(Text, Level(depth - 1)).Array[0, 5].Select(members => new JsonValue(JsonObject.Of(members))),
            Gen.Select(Pick(Names), Level(depth - 1)).Array[9, 12].Select(members => new JsonValue(JsonObject.Of(members))));

    private static Gen<JsonValue> SimpleLevel(int depth) => depth == 0
        ? Gen.Int[0, 9].Select(number => new JsonValue((double)number))
        : Gen.OneOf(
            Gen.Int[0, 9].Select(number => new JsonValue((double)number)),
            Gen.Const(JsonValue.Null),
            SimpleLevel(depth - 1).Array[0, 3].Select(items => new JsonValue(JsonArray.Of(items))),
            Gen.Select(Pick("a", "b", "c"), SimpleLevel(depth - 1)).Array[0, 3].Select(members => new JsonValue(JsonObject.Of(members))));

    private static Gen<JsonValue> Scalar() => Gen.OneOf(
        Pick(JsonValue.Null, JsonValue.True, JsonValue.False),
        NumberText.Select(JsonValue.Number),
        Gen.Double.Where(double.IsFinite).Select(number => new JsonValue(number)),
        Text.Select(text => new JsonValue(text)));
}
