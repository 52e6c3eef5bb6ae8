using System.Buffers;
using System.Text;
using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Evaluation;

namespace Orchestration.Query.Jsonata.Functions;

internal static class EncodingFunctions
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
    private const string Reserved = ";/?:@&=+$,#";

    private static readonly SearchValues<char> ComponentCharacters = SearchValues.Create(Unreserved);
    private static readonly SearchValues<char> UrlCharacters = SearchValues.Create(Unreserved + Reserved);
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    // One byte a character, as the reference: what lies beyond loses its high byte.
    public static JsonValue Base64Encode(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not string text)
        {
            return default;
        }

        run.Charge(text.Length * 4L / 3);
        return Convert.ToBase64String(Array.ConvertAll(text.ToCharArray(), c => (byte)c));
    }

    public static JsonValue Base64Decode(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not string text)
        {
            return default;
        }

        var bytes = new List<byte>();
        var (bits, count) = (0, 0);

        foreach (var c in text)
        {
            if (c == '=')
            {
                break;
            }

            var digit = c switch
            {
                >= 'A' and <= 'Z' => c - 'A',
                >= 'a' and <= 'z' => c - 'a' + 26,
                >= '0' and <= '9' => c - '0' + 52,
                '+' or '-' => 62,
                '/' or '_' => 63,
                _ => -1,
            };

            if (digit < 0)
            {
                continue;
            }

            (bits, count) = (((bits << 6) | digit) & 0xfff, count + 6);

            if (count >= 8)
            {
                count -= 8;
                bytes.Add((byte)(bits >> count));
            }
        }

        return Encoding.Latin1.GetString([.. bytes]);
    }

    public static JsonValue EncodeUrlComponent(Run run, ReadOnlySpan<JsonValue> arguments) => Encode(run, arguments.At(0), ComponentCharacters, "encodeUrlComponent");

    public static JsonValue EncodeUrl(Run run, ReadOnlySpan<JsonValue> arguments) => Encode(run, arguments.At(0), UrlCharacters, "encodeUrl");

    public static JsonValue DecodeUrlComponent(Run run, ReadOnlySpan<JsonValue> arguments) => Decode(run, arguments.At(0), "", "decodeUrlComponent");

    public static JsonValue DecodeUrl(Run run, ReadOnlySpan<JsonValue> arguments) => Decode(run, arguments.At(0), Reserved, "decodeUrl");

    private static JsonataException Malformed(in JsonValue value, string function)
    {
        var shown = value;
        return new("D3140", value, text: $"Malformed URL passed to ${function}(): {JsonText.Quote(shown.AsString())}");
    }

    private static JsonValue Encode(Run run, in JsonValue value, SearchValues<char> kept, string function)
    {
        if (value.Reference is not string text)
        {
            return default;
        }

        run.Charge(text.Length);

        if (text.AsSpan().IndexOfAnyExcept(kept) < 0)
        {
            return value;
        }

        var encoded = new StringBuilder();
        Span<byte> bytes = stackalloc byte[4];

        for (var i = 0; i < text.Length; i++)
        {
            if (kept.Contains(text[i]))
            {
                encoded.Append(text[i]);
                continue;
            }

            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var consumed) != OperationStatus.Done)
            {
                throw Malformed(value, function);
            }

            foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
            {
                encoded.Append('%').Append(b.ToString("X2"));
            }

            i += consumed - 1;
        }

        return encoded.ToString();
    }

    private static JsonValue Decode(Run run, in JsonValue value, string reserved, string function)
    {
        if (value.Reference is not string text)
        {
            return default;
        }

        run.Charge(text.Length);
        var (decoded, bytes) = (new StringBuilder(), new List<byte>());

        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '%')
            {
                decoded.Append(text[i++]);
                continue;
            }

            var start = i;
            bytes.Clear();
            bytes.Add(Byte(value, text, i, function));
            i += 3;
            var more = bytes[0] switch { < 0x80 => 0, >= 0xc2 and < 0xe0 => 1, >= 0xe0 and < 0xf0 => 2, >= 0xf0 and < 0xf5 => 3, _ => throw Malformed(value, function) };

            for (; more > 0; more--, i += 3)
            {
                bytes.Add(Byte(value, text, i, function));
            }

            string character;

            try
            {
                character = Strict.GetString([.. bytes]);
            }
            catch (DecoderFallbackException)
            {
                throw Malformed(value, function);
            }

            decoded.Append(reserved.Contains(character, StringComparison.Ordinal) && character.Length > 0 ? text[start..i] : character);
        }

        return decoded.ToString();
    }

    private static byte Byte(in JsonValue value, string text, int at, string function) =>
        at + 2 < text.Length && text[at] == '%' && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2])
            ? Convert.ToByte(text.Substring(at + 1, 2), 16)
            : throw Malformed(value, function);
}
