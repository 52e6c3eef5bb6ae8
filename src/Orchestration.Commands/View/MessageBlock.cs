using Orchestration.Commands.Running;
using Orchestration.Runtime;

namespace Orchestration.Commands.View;

/// <summary>What stands above and below the states: the title, the failure, the summary, what to type next.</summary>
internal sealed class MessageBlock(bool unicode)
{
    public string Title(ViewNode node) => $"{node.Subject.Machine}  {node.Subject.Execution}";

    /// <summary>The lines at the end.</summary>
    public IEnumerable<string> Lines(ViewNode root, ViewEnd end, DateTimeOffset now)
    {
        var view = root.View;

        if (end.Detached is { } detached)
        {
            yield return detached;
        }

        if (view.Status is ExecutionStatus.Failed or ExecutionStatus.Aborted or ExecutionStatus.TimedOut)
        {
            foreach (var line in Failure(view))
            {
                yield return line;
            }
        }

        foreach (var (name, address) in end.Links)
        {
            yield return $"  {name,-8}{address}";
        }

        foreach (var line in end.Summary.SelectMany(Table))
        {
            yield return line;
        }

        for (var i = 0; i < end.Next.Length; i++)
        {
            yield return $"  {(i == 0 ? "next" : ""),-8}{end.Next[i]}";
        }
    }

    /// <summary>A titled table with its cells under each other.</summary>
    public static IEnumerable<string> Table(SummaryTable table)
    {
        yield return "";
        yield return table.Title;
        var rows = table.Columns.IsDefaultOrEmpty ? table.Rows : [table.Columns, .. table.Rows];
        var widths = new List<int>();

        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                if (i == widths.Count)
                {
                    widths.Add(0);
                }

                widths[i] = Math.Max(widths[i], Cells.Width(row[i]));
            }
        }

        // Columns of numbers stand to the right, as numbers are read.
        var numbers = widths.Select((_, i) => i > 0 && table.Rows.All(row => row.Length <= i || Cells.IsNumber(row[i]))).ToArray();

        foreach (var row in rows)
        {
            yield return "  " + string.Join("  ", row.Select((cell, i) => numbers[i] ? Cells.PadLeft(cell, widths[i]) : Cells.Pad(cell, widths[i]))).TrimEnd();
        }
    }

    private IEnumerable<string> Failure(ExecutionView view)
    {
        var row = view.FailedRow;
        var error = row?.Error ?? view.Error ?? "";
        var cause = FailureCause.Read(row?.Cause ?? view.Cause);
        var mark = view.Status is ExecutionStatus.Failed ? unicode ? "✖ " : "x " : "";

        if (row is not null || error.Length > 0)
        {
            yield return $"{mark}{string.Join("  ", new[] { row?.Name, error }.Where(part => !string.IsNullOrEmpty(part)))}{(row?.LastEnd is StateStatus.Caught ? "  (caught)" : "")}";
        }

        if (view.Error is { Length: > 0 } last && last != error)
        {
            yield return $"  {"ended",-8}{last}";
        }

        if (cause.Message.Length > 0)
        {
            var lines = cause.Message.Split('\n');

            for (var i = 0; i < Math.Min(lines.Length, 10); i++)
            {
                yield return $"  {(i == 0 ? "cause" : ""),-8}{lines[i].TrimEnd('\r')}";
            }
        }

        if (cause.Facts.Count > 0)
        {
            yield return $"  {"facts",-8}{string.Join("  ", cause.Facts.Select(fact => $"{fact.Name} {fact.Value}"))}";
        }
    }
}
