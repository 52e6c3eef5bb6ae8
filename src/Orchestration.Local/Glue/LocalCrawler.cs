using Orchestration.Query.Json;
using Orchestration.Resources;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Local.Glue;

/// <summary>A crawler: READY, RUNNING while it looks, STOPPING while it writes or was told to stop, and READY again with a new last crawl.</summary>
internal sealed class LocalCrawler(Crawler crawler, ICrawl crawl, GlueCatalog catalog, string logs, TimeProvider time, JsonValue lastCrawl, Action save)
{
    private readonly Lock _gate = new();
    private readonly DateTimeOffset _created = time.GetUtcNow();
    private Action? _cancel;
    private DateTimeOffset _startedOn;

    public string Name => crawler.Name;

    public CrawlerState State { get; private set; }

    /// <summary>LastCrawl as <c>glue:GetCrawler</c> has it; undefined before the first.</summary>
    public JsonValue LastCrawl { get; private set; } = lastCrawl;

    /// <summary>Ends when the crawl that is under way does.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <exception cref="TaskException">It is not READY.</exception>
    public void Start()
    {
        lock (_gate)
        {
            if (State is not CrawlerState.Ready)
            {
                throw Aws.SdkError("Glue", "CrawlerRunningException", $"Crawler with name {Name} has already started");
            }

            State = CrawlerState.Running;
            _startedOn = time.GetUtcNow();
            var running = new CancellationTokenSource();
            _cancel = running.Cancel;
            Completion = RunAsync(running, crawl.Hold());
        }
    }

    /// <exception cref="TaskException">It is READY or already stopping.</exception>
    public void Stop()
    {
        Action cancel;

        lock (_gate)
        {
            if (State is CrawlerState.Ready)
            {
                throw Aws.SdkError("Glue", "CrawlerNotRunningException", $"Crawler with name {Name} isn't running");
            }

            if (State is CrawlerState.Stopping)
            {
                throw Aws.SdkError("Glue", "CrawlerStoppingException", $"Crawler with name {Name} is stopping");
            }

            State = CrawlerState.Stopping;
            cancel = _cancel!;
        }

        cancel();
    }

    public JsonValue Describe()
    {
        lock (_gate)
        {
            var described = JsonObject.Of(
                ("Name", Name),
                ("Role", $"arn:aws:iam::{Aws.Account}:role/{Name}"),
                ("Targets", JsonValue.Object(("S3Targets", JsonValue.Array(JsonValue.Object(
                    ("Path", $"s3://{crawler.Target.Bucket.Name}/{crawler.Target.Prefix}"),
                    ("Exclusions", JsonArray.Empty)))))),
                ("DatabaseName", crawler.Database.Name),
                ("Classifiers", JsonArray.Empty),
                ("RecrawlPolicy", JsonValue.Object(("RecrawlBehavior", "CRAWL_EVERYTHING"))),
                ("SchemaChangePolicy", JsonValue.Object(("UpdateBehavior", "UPDATE_IN_DATABASE"), ("DeleteBehavior", "DEPRECATE_IN_DATABASE"))),
                ("State", State switch { CrawlerState.Ready => "READY", CrawlerState.Running => "RUNNING", _ => "STOPPING" }),
                ("TablePrefix", crawler.TablePrefix),
                ("CrawlElapsedTime", State is CrawlerState.Ready ? 0 : (long)(time.GetUtcNow() - _startedOn).TotalMilliseconds),
                ("CreationTime", Aws.Text(_created)),
                ("LastUpdated", Aws.Text(_created)),
                ("Version", 1));

            return LastCrawl.IsUndefined ? described : described.With("LastCrawl", LastCrawl);
        }
    }

    private async Task RunAsync(CancellationTokenSource running, IDisposable held)
    {
        using var holding = held;
        var prefix = Guid.NewGuid().ToString();
        var log = new CrawlLog(logs, Name, prefix, time);
        string status;
        string? message = null;

        // Whoever starts a crawl is answered before it gets anywhere.
        await Task.Yield();

        try
        {
            log.Add("BENCHMARK", $"Running Start Crawl for Crawler {Name}");
            var found = await crawl.FindTablesAsync(crawler, running.Token).ConfigureAwait(false);
            running.Token.ThrowIfCancellationRequested();

            lock (_gate)
            {
                State = CrawlerState.Stopping;
            }

            log.Add("BENCHMARK", $"Classification complete, writing results to database {crawler.Database.Name}");
            var changes = catalog.Take(crawler.Database.Name, Name, found, time.GetUtcNow());
            log.Add("INFO", $"Run Summary For TABLE: ADD: {changes.Created}, UPDATE: {changes.Updated}, DEPRECATE: {changes.Deprecated}");
            status = "SUCCEEDED";
        }
        catch (OperationCanceledException)
        {
            status = "CANCELLED";
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            (status, message) = ("FAILED", e.Message);
            log.Add("ERROR", e.Message);
        }

        log.Add("BENCHMARK", "Crawler has finished running and is in state READY");

        lock (_gate)
        {
            var last = JsonObject.Of(
                ("Status", status),
                ("LogGroup", CrawlLog.Group),
                ("LogStream", Name),
                ("MessagePrefix", prefix),
                ("StartTime", Aws.Text(_startedOn)));
            LastCrawl = message is null ? last : last.With("ErrorMessage", message);
            State = CrawlerState.Ready;
            _cancel = null;
        }

        save();
    }
}
