using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Evaluation;
using Orchestration.Query.Jsonata.Functions.Pictures;

namespace Orchestration.Query.Jsonata.Functions;

internal static class IntegerPicture
{
    public static JsonValue Format(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0) is not { IsNumber: true } number)
        {
            return default;
        }

        var text = IntegerFormat.Of(arguments.At(1).Reference as string ?? "").Write(Math.Floor(number.Raw));
        run.Charge(text.Length);
        return text;
    }

    public static JsonValue Parse(Run run, ReadOnlySpan<JsonValue> arguments) =>
        arguments.At(0).Reference is string text ? IntegerReader.Read(text, IntegerFormat.Of(arguments.At(1).Reference as string ?? "")) : default(JsonValue);
}
