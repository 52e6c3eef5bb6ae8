using Spectre.Console.Rendering;

namespace Orchestration.Commands.View;

/// <summary>Text in the cells of a terminal, of which some characters take two and some none.</summary>
internal static class Cells
{
    public static int Width(string text) => System.Text.Ascii.IsValid(text) ? text.Length : Segment.CellCount([new Segment(text)]);

    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));

    public static string PadLeft(string text, int width) => new string(' ', Math.Max(0, width - Width(text))) + text;

    /// <summary>The text in at most <paramref name="width"/> cells; what is cut is marked.</summary>
    public static string Fit(string text, int width, bool unicode)
    {
        if (Width(text) <= width)
        {
            return text;
        }

        var mark = unicode ? "…" : "...";
        var room = width - mark.Length;
        var length = 0;

        foreach (var rune in text.EnumerateRunes())
        {
            room -= Width(rune.ToString());

            if (room < 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length].TrimEnd() + mark;
    }

    /// <summary>The text without control characters, which would move the cursor.</summary>
    public static string Clean(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && text.AsSpan().IndexOfAnyInRange('\u007f', '\u009f') < 0 ? text : string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    public static bool IsNumber(string text) => text.Length > 0 && text.All(c => c is (>= '0' and <= '9') or '.' or ',' or '-' or '%');
}
