using Orchestration.Query.Json;

namespace Orchestration.Query.Intrinsics.Functions;

internal static class JsonFunctions
{
    public static JsonValue Merge(ReadOnlySpan<JsonValue> arguments)
    {
        var merged = UnfitArgumentException.Object(arguments[0]);
        var second = UnfitArgumentException.Object(arguments[1]);
        var isDeep = arguments[2] is { IsString: true } text ? text.AsString() != "false" : arguments[2] != JsonValue.False;

        return isDeep
            ? throw new UnfitArgumentException()
            : JsonObject.Of([.. merged.Concat(second).Select(member => (member.Key, member.Value))]);
    }

    public static JsonValue ToText(ReadOnlySpan<JsonValue> arguments) => JavaText.OfNode(arguments[0]);

    public static JsonValue FromText(ReadOnlySpan<JsonValue> arguments)
    {
        var text = UnfitArgumentException.Text(arguments[0]);

        if (string.IsNullOrWhiteSpace(text))
        {
            return JsonValue.Null;
        }

        if (new JacksonScanner(text).Scan(out var end) is { } fault)
        {
            throw new IntrinsicException($"Cannot convert String to Json in States.StringToJson, caused by: {fault}");
        }

        try
        {
            // The service reads the first value and leaves the rest; in its whole numbers, zero has no sign.
            var value = JsonValue.Parse(text[..end]);
            return value is { IsSpelled: true } && value.NumberSpelling() == "-0" ? 0 : value;
        }
        catch (JsonFormatException exception)
        {
            throw new IntrinsicException($"Cannot convert String to Json in States.StringToJson, caused by: {exception.Message}");
        }
    }
}
