using System.Text;
using Orchestration.Commands.Running;
using Orchestration.Runtime;

namespace Orchestration.Commands.View;

/// <summary>What stands above and below the states: the title, the failure, the summary, what to type next.</summary>
/// <param name="unicode">Whether more than ASCII can be shown.</param>
/// <param name="links">Whether links can be shown as links.</param>
internal sealed class MessageBlock(bool unicode, bool links)
{
    private const int MostCauseLines = 10;

    public string Title(ViewNode node) => $"{node.Subject.Machine}  {node.Subject.Execution}";

    /// <summary>The lines at the end; words of more than <paramref name="width"/> cells go on in the next line, but neither commands nor addresses, which are copied.</summary>
    public IEnumerable<string> Lines(ViewNode root, ViewEnd end, int width = int.MaxValue)
    {
        var failed = root.View.Status is ExecutionStatus.Failed or ExecutionStatus.Aborted or ExecutionStatus.TimedOut;
        return
        [
            .. end.Detached is { } detached ? [Cells.Clean(detached)] : (string[])[],
            .. failed ? Failure(root, width).Select(Cells.Clean) : [],
            .. end.Links.Select(link => Named(link.Name, links ? Hyperlink.Of(Cells.Clean(link.Text), link.Address) : Cells.Clean(link.Address))),
            .. end.Summary.SelectMany(Table).Select(Cells.Clean),
            .. end.Next.Select((line, i) => Named(i == 0 ? "next" : "", Cells.Clean(line))),
        ];
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

    private IEnumerable<string> Failure(ViewNode root, int width)
    {
        var (row, view) = (root.FailedAtLast.View.FailedInnermost, root.View);
        var error = row?.Error ?? view.Error ?? "";
        var cause = FailureCause.Read(row?.Cause ?? view.Cause);
        var mark = view.Status is ExecutionStatus.Failed ? unicode ? "✖ " : "x " : "";

        if (row is not null || error.Length > 0)
        {
            var caught = view.FailedRow?.LastEnd is StateStatus.Caught ? "  (caught)" : "";
            yield return $"{mark}{string.Join("  ", new[] { WhereOf(root), error }.Where(part => part.Length > 0))}{caught}";
        }

        if (view.Error is { Length: > 0 } last && last != error)
        {
            yield return Named("ended", last);
        }

        var message = cause.Message.Length > 0 ? cause.Message.Split('\n').Take(MostCauseLines) : [];
        var facts = Filled(cause.Facts.Select(fact => $"{fact.Name} {fact.Value}"), "  ", width);

        foreach (var line in Named("cause", message.SelectMany(line => Filled(line.TrimEnd('\r').Split(' '), " ", width))).Concat(Named("facts", facts)))
        {
            yield return line;
        }
    }

    private static string Named(string name, string text) => $"  {name,-8}{text}";

    private static IEnumerable<string> Named(string name, IEnumerable<string> lines) => lines.Select((line, i) => Named(i == 0 ? name : "", line));

    // The parts in as few lines as they fit into.
    private static IEnumerable<string> Filled(IEnumerable<string> parts, string separator, int width)
    {
        var room = width - Named("", "").Length;
        var (line, used, isEmpty) = (new StringBuilder(), 0, true);

        foreach (var part in parts)
        {
            var more = (isEmpty ? 0 : separator.Length) + Cells.Width(part);

            if (!isEmpty && used + more > room)
            {
                yield return line.ToString();
                line.Clear();
                (used, more, isEmpty) = (0, Cells.Width(part), true);
            }

            line.Append(isEmpty ? "" : separator).Append(part);
            (used, isEmpty) = (used + more, false);
        }

        if (!isEmpty)
        {
            yield return line.ToString();
        }
    }

    // The state that failed, after those around it; where it ran another execution, the state that failed in there as well.
    private static string WhereOf(ViewNode node)
    {
        var name = node.View.FailedInnermost?.Path ?? "";
        return node.FailedInside is { } inner ? $"{name} / {WhereOf(inner)}" : name;
    }
}
