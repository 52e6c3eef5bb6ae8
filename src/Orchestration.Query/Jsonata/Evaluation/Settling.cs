using System.Runtime.CompilerServices;
using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>Puts a value right that leaves an evaluation: no marks, functions or numbers that JSON cannot say go out.</summary>
internal static class Settling
{
    /// <summary>As a result. Functions inside go as JavaScript drops them; numbers that are none become text, as on AWS.</summary>
    public static JsonValue Settle(JsonValue value) => Map(value, static leaf => leaf switch
    {
        { Reference: FunctionValue } => default,
        { IsNumber: true } when !double.IsFinite(leaf.Raw) => Numbers.Spell(leaf.Raw),
        _ => leaf,
    });

    /// <summary>As text shows it: functions are empty, and numbers have 15 digits.</summary>
    public static JsonValue ForText(JsonValue value) => Map(value, Numbers.ForText, everything: true);

    public static bool HoldsFunction(in JsonValue value) => value.Reference switch
    {
        FunctionValue => true,
        JsonArray { Marks: not ArrayMarks.None } array => Any(array.AsSpan()),
        JsonObject { Unsettled: true } @object => Any(@object.Values),
        _ => false,
    };

    private static bool Any(ReadOnlySpan<JsonValue> values)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (ref readonly var value in values)
        {
            if (HoldsFunction(value))
            {
                return true;
            }
        }

        return false;
    }

    private static JsonValue Map(JsonValue value, Func<JsonValue, JsonValue> leaf, bool everything = false)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value.Reference)
        {
            case JsonArray array:
                if (!everything && (array.Marks & ArrayMarks.Unsettled) == 0)
                {
                    return array.Marked(ArrayMarks.None);
                }

                var items = new JsonValue[array.Count];

                for (var i = 0; i < items.Length; i++)
                {
                    var item = Map(array[i], leaf, everything);
                    items[i] = item.IsUndefined ? JsonValue.Null : item;
                }

                return JsonArray.Own(items);
            case JsonObject @object when everything || @object.Unsettled:
                var members = new List<(string, JsonValue)>(@object.Count);

                for (var i = 0; i < @object.Count; i++)
                {
                    if (Map(@object.Values[i], leaf, everything) is { IsUndefined: false } member)
                    {
                        members.Add((@object.Names[i], member));
                    }
                }

                return JsonObject.Of([.. members]);
            case null or JsonObject or string:
                return value;
            default:
                return leaf(value);
        }
    }
}
