using Orchestration.Query.Json;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Local.Glue;

/// <summary>Glue's actions, by the names under which definitions call them.</summary>
internal sealed class LocalGlue(IReadOnlyDictionary<string, LocalJob> jobs, IReadOnlyDictionary<string, LocalCrawler> crawlers, GlueCatalog catalog) : IAsyncDisposable
{
    // Runs that no task waits for end with this.
    private readonly CancellationTokenSource _stop = new();

    public TaskOutcome StartJobRun(TaskRequest request) => Receipt(Job(request, optimised: true).Start(request.Arguments["Arguments"], _stop.Token).Run);

    public async ValueTask<TaskOutcome> RunJobAsync(TaskRequest request, CancellationToken cancellation)
    {
        var (run, end) = Job(request, optimised: true).Start(request.Arguments["Arguments"], cancellation);
        request.Submitted(Receipt(run));
        await end.ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();

        return run.State is JobRunState.Succeeded
            ? new TaskOutcome(run.ToResult())
            : throw new TaskException("States.TaskFailed", ((JsonValue)run.ToResult()).ToJson());
    }

    public TaskOutcome GetJobRun(TaskRequest request)
    {
        var id = Text(request, "RunId");

        return Job(request, optimised: false).Find(id) is { } run
            ? JsonValue.Object(("JobRun", run.ToSdkResult()))
            : throw Aws.SdkError("Glue", "EntityNotFoundException", $"Job Run with id {id} is not found");
    }

    public TaskOutcome StartCrawler(TaskRequest request)
    {
        Crawler(request).Start();

        return JsonValue.Object();
    }

    public TaskOutcome StopCrawler(TaskRequest request)
    {
        Crawler(request).Stop();

        return JsonValue.Object();
    }

    public TaskOutcome GetCrawler(TaskRequest request) => JsonValue.Object(("Crawler", Crawler(request).Describe()));

    public TaskOutcome CreatePartitions(TaskRequest request)
    {
        var database = Text(request, "DatabaseName");
        var name = Text(request, "TableName");
        var table = catalog.Find(database, name) ?? throw Aws.SdkError("Glue", "EntityNotFoundException", $"Table {name} not found.");
        var partitions = table.TryGet("Partitions", out var existing) && existing.IsArray ? existing.AsArray().ToList() : [];
        var errors = new List<JsonValue>();

        foreach (var partition in request.Arguments["PartitionInputList"] is { IsArray: true } list ? list.AsArray() : JsonArray.Empty)
        {
            if (partitions.Exists(other => other["Values"] == partition["Values"]))
            {
                errors.Add(JsonValue.Object(
                    ("ErrorDetail", JsonValue.Object(("ErrorCode", "AlreadyExistsException"), ("ErrorMessage", "Partition already exists."))),
                    ("PartitionValues", partition["Values"])));
            }
            else
            {
                partitions.Add(partition);
            }
        }

        catalog.Put(database, table.With("Partitions", JsonValue.Array([.. partitions])));

        return errors.Count == 0 ? JsonValue.Object() : JsonValue.Object(("Errors", JsonValue.Array([.. errors])));
    }

    /// <summary>Stops what is under way and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);

        foreach (var crawler in crawlers.Values.Where(static crawler => crawler.State is CrawlerState.Running))
        {
            try
            {
                crawler.Stop();
            }
            catch (TaskException)
            {
                // It ended meanwhile.
            }
        }

        await Task.WhenAll([.. jobs.Values.Select(static job => job.Completion), .. crawlers.Values.Select(static crawler => crawler.Completion)]).ConfigureAwait(false);
        _stop.Dispose();
    }

    private static JsonValue Receipt(JobRun run) => Aws.Answer(("JobRunId", run.Id));

    private LocalJob Job(TaskRequest request, bool optimised)
    {
        var name = Text(request, "JobName");

        return jobs.TryGetValue(name, out var job)
            ? job
            : throw (optimised
                ? Aws.Error("Glue", "AWSGlue", "EntityNotFoundException", $"Failed to start job run due to missing metadata: job {name} not found")
                : Aws.SdkError("Glue", "EntityNotFoundException", $"Job {name} is not found"));
    }

    private LocalCrawler Crawler(TaskRequest request)
    {
        var name = Text(request, "Name");

        return crawlers.TryGetValue(name, out var crawler)
            ? crawler
            : throw Aws.SdkError("Glue", "EntityNotFoundException", $"Crawler entry with name {name} does not exist");
    }

    private static string Text(TaskRequest request, string field) => request.Arguments[field] is { IsString: true } value
        ? value.AsString()
        : throw new TaskException("States.Runtime", $"The Parameters could not be used to start the Task: [The field '{field}' is required but was missing]");
}
