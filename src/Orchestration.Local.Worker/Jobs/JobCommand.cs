using Orchestration.Local.Worker.Catalog;
using Orchestration.Local.Worker.Protocol;

namespace Orchestration.Local.Worker.Jobs;

/// <summary>Runs one job, on the engine that was asked for.</summary>
internal static class JobCommand
{
    public static Task RunAsync(CommandLine options, Parent parent, Report report)
    {
        var context = new JobContext(
            ScriptHeader.Read(options["script"]),
            JobArguments.Read(options.Rest),
            new(options["lake"]),
            new CatalogFile(options["catalog"]),
            Path.GetFullPath(options["temporary"]),
            parent,
            report);

        Directory.CreateDirectory(context.Lake.Root);

        return (options.Or("engine", "duckdb"), context.Script.Kind) switch
        {
            ("duckdb", "extract") => ExtractJob.RunAsync(context),
            ("duckdb", "transform") => Task.Run(() => TransformJob.Run(context)),
            ("duckdb", _) => LoadJob.RunAsync(context),
            var (engine, _) => throw new UsageException($"There is no engine '{engine}'; there is duckdb."),
        };
    }
}
