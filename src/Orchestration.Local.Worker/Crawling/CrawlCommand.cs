using Orchestration.Local.Worker.Duck;
using Orchestration.Local.Worker.Lake;
using Orchestration.Local.Worker.Protocol;

namespace Orchestration.Local.Worker.Crawling;

/// <summary>Finds the tables below a prefix of the lake, one a folder, and reports each as Glue's crawler would enter it in the catalog.</summary>
internal static class CrawlCommand
{
    public static void Run(CommandLine options, Report report, CancellationToken cancelled)
    {
        var lake = new LakeFolder(options["lake"]);
        var target = lake.Local(options["target"]);
        var prefix = options.Or("table-prefix", "");

        if (!Directory.Exists(target))
        {
            return;
        }

        using var duck = DuckSession.Open(new([lake.Root], Path.GetFullPath(options["temporary"])), null, cancelled);

        foreach (var folder in Directory.GetDirectories(target).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(folder);

            if (!name.StartsWith('_') && !name.StartsWith('.') && TableScan.Of(duck, folder, prefix) is { } table)
            {
                report.Crawled(table.Write);
            }
        }
    }
}
