using System.Globalization;

namespace Orchestration.Query.Jsonata.Functions.Pictures;

internal static class JavaScriptText
{
    /// <summary>The whole number at the start of a text, as JavaScript's parseInt reads it.</summary>
    public static double ParseInteger(string text)
    {
        var at = 0;

        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        var negative = at < text.Length && text[at] == '-';
        at += at < text.Length && text[at] is '-' or '+' ? 1 : 0;

        if (at + 2 < text.Length && text[at] == '0' && text[at + 1] is 'x' or 'X' && char.IsAsciiHexDigit(text[at + 2]))
        {
            var hexadecimal = 0d;

            for (at += 2; at < text.Length && char.IsAsciiHexDigit(text[at]); at++)
            {
                hexadecimal = (hexadecimal * 16) + Convert.ToInt32(text[at].ToString(), 16);
            }

            return negative ? -hexadecimal : hexadecimal;
        }

        var start = at;

        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at == start ? double.NaN : double.Parse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture) * (negative ? -1 : 1);
    }

    /// <summary>The rest of the text from an index, from the end where it is negative: JavaScript's substr.</summary>
    public static string From(string text, int index) => text[Math.Min(text.Length, index < 0 ? Math.Max(text.Length + index, 0) : index)..];

    /// <summary>The first characters: none where there are to be fewer.</summary>
    public static string First(string text, int count) => text[..Math.Clamp(count, 0, text.Length)];
}
