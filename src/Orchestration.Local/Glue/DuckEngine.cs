using Orchestration.Local.Processes;
using Orchestration.Query.Json;
using Orchestration.Resources;

namespace Orchestration.Local.Glue;

/// <summary>Runs jobs and crawls in the worker, a process each.</summary>
internal sealed class DuckEngine(WorkerProgram worker, DataFolder data, string repository, JsonValue logins, Func<IDisposable> hold) : IJobEngine, ICrawl
{
    public IDisposable Hold() => hold();

    public async Task RunAsync(JobLaunch launch, CancellationToken cancellation)
    {
        using var logs = new JobLogs(data.Logs, launch.RunId);
        var temporary = Path.Combine(data.Temporary, launch.RunId);
        Directory.CreateDirectory(temporary);

        try
        {
            await WorkerProcess.RunAsync(
                worker.Start(
                [
                    "job",
                    "--script", Path.Combine(repository, launch.Job.Script),
                    "--lake", data.Lake,
                    "--catalog", data.Catalog,
                    "--temporary", temporary,
                    "--",
                    .. launch.Arguments,
                ]),
                logins,
                logs.Output,
                logs.Error,
                launch.Report,
                cancellation).ConfigureAwait(false);
        }
        catch (WorkerFailedException e)
        {
            throw new JobFailedException(e.Message);
        }
        finally
        {
            DataFolder.Remove(temporary);
        }
    }

    public async Task<IReadOnlyList<JsonObject>> FindTablesAsync(Crawler crawler, CancellationToken cancellation)
    {
        var found = new List<JsonObject>();
        var temporary = Path.Combine(data.Temporary, "crawl-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(temporary);

        try
        {
            await WorkerProcess.RunAsync(
                worker.Start(
                [
                    "crawl",
                    "--lake", data.Lake,
                    "--temporary", temporary,
                    "--target", Path.Combine(data.Lake, crawler.Target.Bucket.Name, crawler.Target.Prefix),
                    .. crawler.TablePrefix.Length > 0 ? new[] { "--table-prefix", crawler.TablePrefix } : [],
                ]),
                Logins.None,
                TextWriter.Null,
                TextWriter.Null,
                report =>
                {
                    if (report is WorkerReport.Crawled crawled)
                    {
                        found.Add(crawled.Definition);
                    }
                },
                cancellation).ConfigureAwait(false);
        }
        catch (WorkerFailedException e)
        {
            throw new CrawlFailedException(e.Message);
        }
        finally
        {
            DataFolder.Remove(temporary);
        }

        return found;
    }
}
