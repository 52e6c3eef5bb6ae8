namespace Orchestration.Query;

/// <summary>Text that is not an expression of its language.</summary>
/// <param name="code">The language's own code, such as <c>S0202</c>; empty where the language has none.</param>
/// <param name="message">What is wrong, in the words of the language.</param>
/// <param name="position">The character at fault, from 0.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The character in the line, from 1.</param>
/// <param name="reported">What AWS's own parser says, where it says it in other words.</param>
public sealed class QuerySyntaxException(string code, string message, int position, int line, int column, string? reported = null) : Exception(message)
{
    /// <summary>The language's own code.</summary>
    public string Code => code;

    /// <summary>The word at fault, where the language names one.</summary>
    public string? Token { get; init; }

    /// <summary>The character at fault, from 0.</summary>
    public int Position => position;

    /// <summary>The line, from 1.</summary>
    public int Line => line;

    /// <summary>The character in the line, from 1.</summary>
    public int Column => column;

    /// <summary>Where in a template the text at fault stands, as causes name it (<c>Output/totals[0]</c>); null where it was read on its own.</summary>
    public string? Location { get; private init; }

    /// <summary>The whole text that stands there, <c>{%</c> and <c>%}</c> included; null where it was read on its own, and where something else than text stands there.</summary>
    public string? Text { get; private init; }

    /// <summary>The character at fault in the whole text, from 0: unlike <see cref="Position"/> it counts <c>{%</c> and the blanks around the expression.</summary>
    public int PositionInText => position + Skipped;

    /// <summary>What AWS's own parser says: the same as the message, or the words of the Java library that reads the expression there.</summary>
    public string Reported => reported ?? Message;

    /// <summary>How many characters stand before the expression.</summary>
    private int Skipped { get; init; }

    /// <summary>The same fault, after so many more characters.</summary>
    internal QuerySyntaxException After(int characters) => Copy(Location, Text, Skipped + characters);

    /// <summary>The same fault, in a template.</summary>
    internal QuerySyntaxException In(string location, string? text) => Copy(location, text, Skipped);

    internal static QuerySyntaxException At(string text, int position, string message, string? reported = null, string code = "")
    {
        var before = text.AsSpan(0, Math.Clamp(position, 0, text.Length));
        var lineStart = before.LastIndexOf('\n') + 1;
        return new(code, message, position, before.Count('\n') + 1, before.Length - lineStart + 1, reported);
    }

    private QuerySyntaxException Copy(string? location, string? text, int skipped) =>
        new(code, Message, position, line, column, reported) { Token = Token, Location = location, Text = text, Skipped = skipped };
}
