using Orchestration.Local.Worker;
using Orchestration.Local.Worker.Crawling;
using Orchestration.Local.Worker.Items;
using Orchestration.Local.Worker.Jobs;
using Orchestration.Local.Worker.Protocol;
using Orchestration.Local.Worker.Sources;

using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
var report = new Report(output);

try
{
    var (verb, options) = CommandLine.Parse(args);
    using var parent = Parent.Listen(Console.OpenStandardInput());

    switch (verb)
    {
        case "job":
            await JobCommand.RunAsync(options, parent, report);
            break;
        case "crawl":
            CrawlCommand.Run(options, report, parent.Cancelled);
            break;
        case "generate":
            GenerateCommand.Run(options, report, parent.Cancelled);
            break;
        case "load":
            await LoadCommand.RunAsync(options, parent, report);
            break;
        case "items":
            ItemsCommand.Run(options, report, parent.Cancelled);
            break;
        default:
            throw new UsageException($"There is no command '{verb}'; there are job, crawl, items, generate and load.");
    }

    report.Succeeded();
    return 0;
}
catch (UsageException exception)
{
    report.Failed(exception.Message);
    return 2;
}
catch (OperationCanceledException)
{
    report.Failed("The job was stopped.");
    return 130;
}
catch (JobException exception)
{
    report.Failed(exception.Message);
    return 1;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Npgsql.NpgsqlException or DuckDB.NET.Data.DuckDBException)
{
    report.Failed(Failures.Describe(exception));
    return 1;
}
