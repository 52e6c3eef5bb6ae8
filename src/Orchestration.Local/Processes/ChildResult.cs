namespace Orchestration.Local.Processes;

internal sealed record ChildResult(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>What it said last, error before output, on one line.</summary>
    public string LastWords => Last(Error) ?? Last(Output) ?? "it said nothing";

    private static string? Last(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
}
