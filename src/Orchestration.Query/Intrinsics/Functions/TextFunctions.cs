using System.Text;
using Orchestration.Query.Json;

namespace Orchestration.Query.Intrinsics.Functions;

internal static class TextFunctions
{
    private const int LongestText = 10_000;

    public static JsonValue Base64Encode(ReadOnlySpan<JsonValue> arguments) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Short(arguments[0])));

    // The service's decoder passes over what is not of the alphabet, stops at '=' and takes what is whole of the rest.
    public static JsonValue Base64Decode(ReadOnlySpan<JsonValue> arguments)
    {
        var bytes = new List<byte>();
        var (bits, count) = (0, 0);

        foreach (var character in Short(arguments[0]))
        {
            if (character == '=')
            {
                break;
            }

            if (Digit(character) is not { } digit)
            {
                continue;
            }

            bits = (bits << 6) | digit;
            count += 6;

            if (count >= 8)
            {
                count -= 8;
                bytes.Add((byte)(bits >> count));
            }

            bits &= (1 << count) - 1;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    public static JsonValue Split(ReadOnlySpan<JsonValue> arguments)
    {
        var text = UnfitArgumentException.Text(arguments[0]);
        var separators = UnfitArgumentException.Text(arguments[1]).ToCharArray();
        var parts = separators.Length == 0 ? (text.Length == 0 ? [] : [text]) : text.Split(separators, StringSplitOptions.RemoveEmptyEntries);
        return JsonArray.Of([.. parts.Select(part => new JsonValue(part))]);
    }

    private static string Short(JsonValue value) => UnfitArgumentException.Text(value) is { Length: <= LongestText } text ? text : throw new UnfitArgumentException();

    private static int? Digit(char character) => character switch
    {
        >= 'A' and <= 'Z' => character - 'A',
        >= 'a' and <= 'z' => character - 'a' + 26,
        >= '0' and <= '9' => character - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => null,
    };
}
