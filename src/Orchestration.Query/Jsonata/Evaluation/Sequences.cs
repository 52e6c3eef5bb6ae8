using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>The difference between an array and a sequence: a sequence of one result is that result, and one of none is undefined.</summary>
internal static class Sequences
{
    public static readonly JsonArray Empty = JsonArray.Own([], ArrayMarks.Sequence);

    public static JsonArray Array(JsonValue[] items, ArrayMarks marks = ArrayMarks.None)
    {
        foreach (ref readonly var item in items.AsSpan())
        {
            if (IsUnsettled(item))
            {
                marks |= ArrayMarks.Unsettled;
                break;
            }
        }

        return JsonArray.Own(items, marks);
    }

    public static JsonArray Of(JsonValue item, ArrayMarks marks = ArrayMarks.Sequence) => Array([item], marks);

    /// <summary>What a value is once it leaves the expression that found it.</summary>
    public static JsonValue Leave(in JsonValue value) =>
        value.Reference is JsonArray { Marks: not ArrayMarks.None } array && (array.Marks & ArrayMarks.Sequence) != 0 ? Leave(array) : value;

    public static bool IsSequence(JsonArray array) => (array.Marks & ArrayMarks.Sequence) != 0;

    /// <summary>Whether a value that stands in an array or object must be put right before it leaves the evaluation.</summary>
    public static bool IsUnsettled(in JsonValue value) => value.Reference switch
    {
        string => false,
        JsonObject @object => @object.Unsettled,
        JsonArray array => array.Marks != ArrayMarks.None,
        null or FunctionValue => true,
        _ => !double.IsFinite(value.Raw),
    };

    /// <summary>The elements of an array, or the value itself as the only one. <paramref name="single"/> gives it a place.</summary>
    public static ReadOnlySpan<JsonValue> Items(in JsonValue value, ref JsonValue single)
    {
        if (value.Reference is JsonArray array)
        {
            return array.AsSpan();
        }

        single = value;
        return new(ref single);
    }

    private static JsonValue Leave(JsonArray array) => array.Count switch
    {
        0 => default,
        1 when (array.Marks & ArrayMarks.KeepSingleton) == 0 => array[0],
        _ => array,
    };
}
