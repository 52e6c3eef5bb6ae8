namespace Orchestration.Commands.View;

/// <summary>Makes the rows of the table, and chooses among them.</summary>
internal static class TableRows
{
    /// <summary>The rows of an execution, with those of the executions and Map runs that its states started below them.</summary>
    public static IEnumerable<TableRow> Of(ViewNode node, DateTimeOffset now) => Of(node, 0, now);

    /// <summary>The rows that are shown: all, or what is not done where only that is wanted. Where there is no room for them, those go first of which there is least to say.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="compact">Whether what is over and went well is left out.</param>
    /// <param name="room">The most rows there may be.</param>
    public static List<TableRow> Choose(IReadOnlyList<TableRow> rows, bool compact, int room)
    {
        var chosen = compact ? [] : rows.ToList();

        foreach (var wanted in (Func<TableRow, bool>[])[row => !row.Done || !row.Minor, row => !row.Done])
        {
            if (compact || chosen.Count > room)
            {
                chosen = WithThoseAround(rows, wanted);
            }
        }

        return chosen.Count <= room ? chosen : chosen.GetRange(chosen.Count - room, room);
    }

    // A row that is kept keeps those that it is indented under.
    private static List<TableRow> WithThoseAround(IReadOnlyList<TableRow> rows, Func<TableRow, bool> wanted)
    {
        var kept = new List<TableRow>();
        var indent = 0;

        for (var i = rows.Count - 1; i >= 0; i--)
        {
            if (wanted(rows[i]) || rows[i].Indent < indent)
            {
                kept.Add(rows[i]);
                indent = rows[i].Indent;
            }
        }

        kept.Reverse();
        return kept;
    }

    private static IEnumerable<TableRow> Of(ViewNode node, int indent, DateTimeOffset now)
    {
        foreach (var row in node.View.Shown)
        {
            yield return Of(node, row, indent + row.Depth, now);

            if (row.MapRunArn is { } arn && node.MapRuns.TryGetValue(arn, out var run))
            {
                yield return new TableRow(indent + row.Depth + 1, "Map run", run.Status) { Elapsed = run.Elapsed(now), Detail = run.Text };
            }

            foreach (var inner in node.Nested.Where(nested => nested.StartedBy == row).SelectMany(nested => Of(nested, indent + row.Depth + 1, now)))
            {
                yield return inner;
            }
        }
    }

    private static TableRow Of(ViewNode node, StateRow row, int indent, DateTimeOffset now)
    {
        var (status, slow) = (StateText.StatusOf(row), node.Subject.Usual.IsSlow(row, now));
        var backoff = status is StateStatus.Retrying ? node.Subject.Outline.BackoffOf(row.Name, row.Attempts) : null;
        string[] details = [slow ? "slower than usual" : "", backoff is { } wait ? $"backoff {Duration.Text(wait)}" : "", StateText.DetailOf(row)];
        return new TableRow(indent, row.Name, status)
        {
            Tries = StateText.TriesOf(row, node.Subject.Outline),
            Elapsed = StateText.ElapsedOf(row, now),
            Usual = node.Subject.Usual.Of(row),
            Slow = slow,
            Detail = string.Join(", ", details.Where(detail => detail.Length > 0)),
            Log = row.Work is { } run && row.Resource is "glue:startJobRun.sync" ? node.Subject.Links?.JobOutput(run) : null,
            Minor = row.Type is "Choice" or "Pass" or "Wait",
        };
    }
}
