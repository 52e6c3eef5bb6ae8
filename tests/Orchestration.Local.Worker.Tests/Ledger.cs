using System.Text.Json;
using Orchestration.Local.Processes;

namespace Orchestration.Local.Worker.Tests;

/// <summary>What a generator planted, and what a run rejected: lines of <c>table, reason, rows</c>.</summary>
internal static class Ledger
{
    public static IReadOnlyList<string> Of(string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "ledger.json")));
        return
        [
            .. document.RootElement.EnumerateArray()
                .GroupBy(defect => (Table: defect.GetProperty("table").GetString(), Reason: defect.GetProperty("reason").GetString()))
                .Select(group => $"{group.Key.Table}, {group.Key.Reason}, {group.Count()}")
                .Order(StringComparer.Ordinal),
        ];
    }

    public static IReadOnlyList<string> Of(IEnumerable<WorkerReport.Table> tables) =>
    [
        .. tables.Where(table => table.Layer == "silver")
            .SelectMany(table => table.Rejected.Select(reject => $"{table.Name}, {reject.Reason}, {reject.Rows}"))
            .Order(StringComparer.Ordinal),
    ];

    public static async Task<ScratchFolder> GenerateAsync(int bookings, int seed = 1)
    {
        var folder = new ScratchFolder();
        await ProxRun.WorkAsync(Logins.None, "generate", "--system", "prox", "--bookings", $"{bookings}", "--seed", $"{seed}", "--out", folder["rows"]);
        return folder;
    }
}
