using System.Runtime.CompilerServices;
using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Functions;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>What operators and functions alike do with values.</summary>
internal static class Values
{
    /// <summary>The member of an object, or those of all objects of an array.</summary>
    public static JsonValue Lookup(Run run, in JsonValue value, string name)
    {
        if (value.Reference is JsonObject @object)
        {
            return @object.TryGet(name, out var found) ? found : default;
        }

        if (value.Reference is not JsonArray array)
        {
            return default;
        }

        var buffer = run.Rent();
        LookupAll(run, array, name, buffer);
        JsonValue result = buffer.ToArray(run, ArrayMarks.Sequence);
        run.Return(buffer);
        return result;
    }

    /// <summary>Whether it counts as true; null where it is undefined.</summary>
    public static bool? Truth(in JsonValue value)
    {
        switch (value.Reference)
        {
            case null:
                return null;
            case string text:
                return text.Length > 0;
            case JsonObject @object:
                return @object.Count > 0;
            case JsonArray array:
                RuntimeHelpers.EnsureSufficientExecutionStack();

                foreach (ref readonly var item in array.AsSpan())
                {
                    if (Truth(item) == true)
                    {
                        return true;
                    }
                }

                return false;
            case FunctionValue function:
                return function is not RegexFunction;
            default:
                return Numbers.IsNumeric(value) ? value.Raw != 0 : value.IsBoolean && value.AsBoolean();
        }
    }

    public static bool IsTrue(in JsonValue value) => Truth(value) == true;

    /// <summary>Two values one after the other: arrays with their elements.</summary>
    public static JsonValue Append(Run run, in JsonValue first, in JsonValue second)
    {
        if (first.IsUndefined)
        {
            return second;
        }

        if (second.IsUndefined)
        {
            return first;
        }

        JsonValue one = default, other = default;
        var left = Sequences.Items(first, ref one);
        var right = Sequences.Items(second, ref other);
        run.Charge((left.Length + right.Length) * 8L);
        return Sequences.Array([.. left, .. right]);
    }

    /// <summary>As text; null where it is undefined.</summary>
    public static string? Text(Run run, in JsonValue value, bool indented = false)
    {
        switch (value.Reference)
        {
            case null:
                return null;
            case string text:
                return text;
            case FunctionValue:
                return "";
            case JsonArray or JsonObject:
                var shown = value.Reference is JsonArray array && (array.Marks & ArrayMarks.Outer) != 0 ? array[0] : value;
                var json = JsonText.Write(Settling.ForText(shown), indented);
                run.Charge(json.Length);
                return json;
            default:
                if (!value.IsNumber)
                {
                    return value.IsNull ? "null" : value.AsBoolean() ? "true" : "false";
                }

                return double.IsFinite(value.Raw) ? JsonValue.Spell(Numbers.Shorten(value.Raw)) : throw new JsonataException("D3001", value);
        }
    }

    public static string TypeName(in JsonValue value) => value.Reference switch
    {
        null => "undefined",
        string => "string",
        JsonArray => "array",
        JsonObject => "object",
        FunctionValue => "function",
        _ => value.IsNumber ? "number" : value.IsNull ? "null" : "boolean",
    };

    private static void LookupAll(Run run, JsonArray array, string name, ItemBuffer buffer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (ref readonly var item in array.AsSpan())
        {
            if (item.Reference is JsonObject @object)
            {
                if (@object.TryGet(name, out var found))
                {
                    if (found.Reference is JsonArray many)
                    {
                        buffer.AddAll(many.AsSpan());
                    }
                    else
                    {
                        buffer.Add(found);
                    }
                }
            }
            else if (item.Reference is JsonArray inner)
            {
                LookupAll(run, inner, name, buffer);
            }
        }
    }
}
