using Orchestration.Local.Worker.Duck;
using Orchestration.Local.Worker.Protocol;

namespace Orchestration.Local.Worker.Items;

/// <summary>Reports the rows of a Parquet file, each as a JSON object.</summary>
internal static class ItemsCommand
{
    public static void Run(CommandLine options, Report report, CancellationToken cancelled)
    {
        var file = Path.GetFullPath(options["parquet"]);
        using var duck = DuckSession.Open(new([Path.GetDirectoryName(file)!], Path.GetFullPath(options["temporary"])) { KeepsOrder = true }, null, cancelled);

        duck.Each($"SELECT CAST(to_json(item) AS VARCHAR) FROM read_parquet({DuckSession.Literal(file)}, hive_partitioning = false) AS item", row => report.Item(row.GetString(0)));
    }
}
