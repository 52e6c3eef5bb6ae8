using System.Globalization;

namespace Orchestration.Commands.Evaluating;

/// <summary>A text and the character in it that is at fault.</summary>
internal sealed record FaultyText(string Text, int Position)
{
    private const int Widest = 100;
    private const int Before = 60;

    /// <summary>The line, from 1.</summary>
    public int Line => Start.Count('\n') + 1;

    /// <summary>The character in the line, from 1.</summary>
    public int Column => At - LineStart + 1;

    private int At => Math.Clamp(Position, 0, Text.Length);

    private ReadOnlySpan<char> Start => Text.AsSpan(0, At);

    private int LineStart => Start.LastIndexOf('\n') + 1;

    /// <summary>The line at fault, and below it a caret under the character.</summary>
    public IEnumerable<string> Lines()
    {
        var end = Text.IndexOf('\n', At);
        var line = Text[LineStart..(end < 0 ? Text.Length : end)].TrimEnd('\r').Replace('\t', ' ');
        var column = Math.Min(At - LineStart, line.Length);

        if (line.Length > Widest)
        {
            var from = Math.Max(0, column - Before);
            var to = Math.Min(line.Length, from + Widest);
            (line, column) = ((from > 0 ? "... " : "") + line[from..to] + (to < line.Length ? " ..." : ""), column - from + (from > 0 ? 4 : 0));
        }

        yield return "  " + line;

        // What the eye sees as one character may be several.
        yield return "  " + new string(' ', new StringInfo(line[..column]).LengthInTextElements) + "^";
    }
}
