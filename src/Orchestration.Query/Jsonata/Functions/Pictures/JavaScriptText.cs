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
        var start = at;
        var value = 0d;

        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            value = (value * 10) + (text[at] - '0');
        }

        return at == start ? double.NaN : negative ? -value : value;
    }

    /// <summary>The rest of the text from an index, from the end where it is negative: JavaScript's substr.</summary>
    public static string From(string text, int index) => text[Math.Min(text.Length, index < 0 ? Math.Max(text.Length + index, 0) : index)..];

    /// <summary>The first characters: none where there are to be fewer.</summary>
    public static string First(string text, int count) => text[..Math.Clamp(count, 0, text.Length)];
}
