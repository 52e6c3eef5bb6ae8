namespace Orchestration.Query.Json;

/// <summary>What is wrong with JSON text, in the words of Jackson, the library that Step Functions reads JSON with.</summary>
/// <param name="Message">What is wrong; places in it are written as AWS writes them.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character in the line, from 1.</param>
public sealed record JacksonFault(string Message, int Line, int Column)
{
    /// <summary>The message and its place on a line of its own, as causes have it.</summary>
    public override string ToString() => $"{Message}\n at {Place(Line, Column)}";

    /// <summary>The fault of a text; null where its first value can be read.</summary>
    public static JacksonFault? Of(string text) => new JacksonScanner(text).Scan(out _);

    internal static string Place(int line, int column) =>
        $"[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: {line}, column: {column}]";
}
