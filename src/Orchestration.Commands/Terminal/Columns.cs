using Orchestration.Commands.View;

namespace Orchestration.Commands.Terminal;

/// <summary>Rows under heads, each cell under the one above.</summary>
internal static class Columns
{
    /// <summary>Writes the rows; on a terminal the last column is cut to fit.</summary>
    public static void Write(CommandEnvironment environment, string[] heads, IEnumerable<string[]> rows)
    {
        string[][] all = [heads, .. rows.Select(row => row.Select(Cells.Clean).ToArray())];
        var widths = heads.Select((_, column) => all.Max(row => Cells.Width(row[column]))).ToArray();

        foreach (var row in all)
        {
            var line = string.Join("  ", row.Select((cell, column) => Cells.Pad(cell, widths[column]))).TrimEnd();
            environment.Output.WriteLine(environment.OutputIsTerminal ? Cells.Fit(line, Math.Max(20, environment.Size().Columns), environment.Unicode) : line);
        }
    }
}
