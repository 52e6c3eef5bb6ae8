using System.Runtime.CompilerServices;
using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Evaluation;

namespace Orchestration.Query.Jsonata.Functions;

internal static class ObjectFunctions
{
    public static JsonValue Boolean(Run run, ReadOnlySpan<JsonValue> arguments) => Truth(arguments.At(0)) is { } truth ? truth : default(JsonValue);

    public static JsonValue Not(Run run, ReadOnlySpan<JsonValue> arguments) => Truth(arguments.At(0)) is { } truth ? !truth : default(JsonValue);

    public static JsonValue Exists(Run run, ReadOnlySpan<JsonValue> arguments) => !arguments.At(0).IsUndefined;

    public static JsonValue Type(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        var value = arguments.At(0);
        return value.IsUndefined ? default(JsonValue) : value.IsNumber && !Numbers.IsNumeric(value) ? "object" : Values.TypeName(value);
    }

    public static JsonValue Lookup(Run run, ReadOnlySpan<JsonValue> arguments) => Values.Lookup(run, arguments.At(0), arguments.At(1).Reference as string ?? "undefined");

    public static JsonValue Keys(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        var (names, seen) = (new List<JsonValue>(), new HashSet<string>(StringComparer.Ordinal));
        Collect(run, arguments.At(0), names, seen);
        return Sequences.Array([.. names], ArrayMarks.Sequence);
    }

    public static JsonValue Spread(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        var value = arguments.At(0);

        if (!value.IsArray && !value.IsObject)
        {
            return value;
        }

        var parts = new List<JsonValue>();
        Spread(run, value, parts);
        return Sequences.Array([.. parts], value.Reference is JsonArray { Count: > 0 } ? ArrayMarks.None : ArrayMarks.Sequence);
    }

    public static JsonValue Merge(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not JsonArray array)
        {
            return default;
        }

        var members = new OrderedDictionary<string, JsonValue>(StringComparer.Ordinal);

        foreach (ref readonly var item in array.AsSpan())
        {
            var @object = item.AsObject();
            run.Charge(@object.Count * 8L);

            for (var i = 0; i < @object.Count; i++)
            {
                members[@object.Names[i]] = @object.Values[i];
            }
        }

        return Object(members);
    }

    public static JsonValue Error(Run run, ReadOnlySpan<JsonValue> arguments) =>
        throw new JsonataException("D3137", text: arguments.At(0).Reference is string { Length: > 0 } message ? message : "$error() function evaluated");

    public static JsonValue Assert(Run run, ReadOnlySpan<JsonValue> arguments) => arguments.At(0) is { IsBoolean: true } truth && truth.AsBoolean()
        ? default(JsonValue)
        : throw new JsonataException("D3141", text: arguments.At(1).Reference is string { Length: > 0 } message ? message : "$assert() statement failed");

    public static JsonValue Clone(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        var value = arguments.At(0).Reference is JsonArray array && (array.Marks & ArrayMarks.Outer) != 0 ? array[0] : arguments.At(0);
        return value.IsUndefined ? default : Settling.ForText(value);
    }

    public static JsonValue Object(OrderedDictionary<string, JsonValue> members)
    {
        JsonValue[] values = [.. members.Values];
        return JsonObject.Own([.. members.Keys], values, Array.Exists(values, value => Sequences.IsUnsettled(value)));
    }

    // A function given as an argument is never true.
    private static bool? Truth(in JsonValue value) => value.Reference is FunctionValue ? false : Values.Truth(value);

    private static void Collect(Run run, in JsonValue value, List<JsonValue> names, HashSet<string> seen)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        run.Step();

        if (value.Reference is JsonArray array)
        {
            foreach (ref readonly var item in array.AsSpan())
            {
                Collect(run, item, names, seen);
            }
        }
        else if (value.Reference is JsonObject @object)
        {
            foreach (var name in @object.Names)
            {
                if (seen.Add(name))
                {
                    names.Add(name);
                }
            }
        }
    }

    private static void Spread(Run run, in JsonValue value, List<JsonValue> parts)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (value.Reference is JsonArray array)
        {
            foreach (ref readonly var item in array.AsSpan())
            {
                Spread(run, item, parts);
            }
        }
        else if (value.Reference is JsonObject @object)
        {
            run.Charge(@object.Count * 24L);

            for (var i = 0; i < @object.Count; i++)
            {
                parts.Add(JsonObject.Own([@object.Names[i]], [@object.Values[i]], Sequences.IsUnsettled(@object.Values[i])));
            }
        }
        else
        {
            parts.Add(value);
        }
    }
}
