using System.Text.RegularExpressions;

namespace Orchestration.Local.Worker.Sql;

/// <summary>Fills the <c>{name}</c> of an SQL file with names and numbers that only the run knows.</summary>
internal static partial class Placeholders
{
    public static string Fill(string file, string text, IReadOnlyDictionary<string, string> values) => Pattern().Replace(text, match =>
        !values.TryGetValue(match.Groups[1].Value, out var value) ? throw new JobException($"{file} asks for {match.Value}, which nobody gives.")
        : Plain().IsMatch(value) ? value
        : throw new JobException($"{file}: '{value}' for {match.Value} is neither a name nor a number."));

    [GeneratedRegex("[{]([a-z_]+)[}]")]
    private static partial Regex Pattern();

    [GeneratedRegex("^[A-Za-z0-9_]+$")]
    private static partial Regex Plain();
}
