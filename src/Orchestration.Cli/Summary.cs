using System.Collections.Immutable;
using System.Globalization;
using Orchestration.Commands.Running;
using Orchestration.Local;
using Orchestration.Resources;

namespace Orchestration.Cli;

/// <summary>What a local run made, as tables for a person.</summary>
internal static class Summary
{
    public static async Task<ImmutableArray<SummaryTable>> MakeAsync(
        LocalSystem local, ResourceSet resources, DataFolder data, string? rows, CancellationToken cancellation)
    {
        var tables = ImmutableArray.CreateBuilder<SummaryTable>();

        if (!local.Rows.IsEmpty)
        {
            tables.Add(new("Rows", ["layer", "table", "accepted", "rejected", "reasons"], [.. local.Rows.Select(Row)]));
        }

        foreach (var warehouse in resources.OfKind<Warehouse>())
        {
            var counts = await local.CountAsync(warehouse, cancellation).ConfigureAwait(false);

            if (!counts.IsEmpty)
            {
                tables.Add(new($"Warehouse {warehouse.Name}", ["table", "rows"], [.. counts.Select(static count => Cells(count.Table, Number(count.Rows)))]));
            }
        }

        foreach (var notification in local.Notifications)
        {
            tables.Add(new($"Notification to {notification.Topic}", [], [.. Lines(notification.Subject, notification.Message).Select(static line => Cells(line))]));
        }

        tables.Add(new("Files", [],
        [
            Cells("lake", data.Lake),
            Cells("catalog", data.Catalog),
            Cells("notifications", data.Inbox),
            Cells("job runs", data.JobRuns),
            Cells("logs", data.Logs),
            .. rows is null ? [] : new[] { Cells("source rows", rows) },
        ]));

        return tables.ToImmutable();
    }

    private static ImmutableArray<string> Row(TableRows rows) => Cells(
        rows.Layer,
        rows.Table,
        Number(rows.Accepted),
        Number(rows.Rejected.Sum(static reason => reason.Rows)),
        string.Join(", ", rows.Rejected.Select(static reason => $"{reason.Reason} {Number(reason.Rows)}")));

    private static IEnumerable<string> Lines(string? subject, string message) =>
        (subject is null ? [] : new[] { subject }).Concat(message.Split('\n').Select(static line => line.TrimEnd()));

    private static ImmutableArray<string> Cells(params ReadOnlySpan<string> cells) => [.. cells];

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
