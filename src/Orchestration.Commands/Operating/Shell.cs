namespace Orchestration.Commands.Operating;

/// <summary>Words as they are typed into a shell.</summary>
internal static class Shell
{
    /// <summary>The word, in quotes where it needs them.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '/' or '-' or '_' or '.' or '@' or '=' or '+' or ',') ? word : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
