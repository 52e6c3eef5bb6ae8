using System.Collections.Immutable;
using Orchestration.Local.Glue;
using Orchestration.Local.Processes;
using Orchestration.Local.Sns;
using Orchestration.Query.Json;
using Orchestration.Resources;

namespace Orchestration.Local.Tests;

/// <summary>A small system whose jobs and crawls do what a test says.</summary>
internal sealed class FakeParts : ResourceSet, IJobEngine, ICrawl
{
    private readonly ScratchFolder _scratch;

    public FakeParts(ScratchFolder scratch, TimeProvider time) : base("small")
    {
        _scratch = scratch;
        Lake = Add(new Bucket("Lake", "small-bucket"));
        Database = Add(new Database("Database", "small"));
        Crawler = Add(new Crawler("Crawler", "small_crawler") { Database = Database, Target = Lake.Folder("tables/"), TablePrefix = "raw_" });
        Job = Add(new Job("Job", "small-job") { Script = "job.py", SupportFiles = ".", Arguments = [new("--layer", "raw"), new("--to", Lake.Folder("tables/").Uri)] });
        Topic = Add(new Topic("Topic", "small-notifications"));
        Catalog = GlueCatalog.Open(scratch["catalog.json"], ["small"]);
        Crawlers = new Dictionary<string, LocalCrawler> { ["small_crawler"] = new(Crawler, this, Catalog, scratch["logs"], time, JsonValue.Undefined, () => { }) };
        Jobs = new Dictionary<string, LocalJob>
        {
            ["small-job"] = new(Job, [("--layer", "raw"), ("--to", "lake/tables/")], this, scratch["job-runs"], time, (_, _) => { }),
        };
        Glue = new LocalGlue(Jobs, Crawlers, Catalog);
        Tasks = new LocalTasks(Glue, new LocalTopics([Topic], scratch["inbox.jsonl"], Inbox.Add));
    }

    public Bucket Lake { get; }

    public Database Database { get; }

    public Crawler Crawler { get; }

    public Job Job { get; }

    public Topic Topic { get; }

    public GlueCatalog Catalog { get; }

    public IReadOnlyDictionary<string, LocalCrawler> Crawlers { get; }

    public IReadOnlyDictionary<string, LocalJob> Jobs { get; }

    public LocalGlue Glue { get; }

    public LocalTasks Tasks { get; }

    public List<Notification> Inbox { get; } = [];

    public List<ImmutableArray<string>> Launched { get; } = [];

    public Func<IDisposable> Holding { get; set; } = static () => Stream.Null;

    public Func<CancellationToken, Task> Work { get; set; } = static _ => Task.CompletedTask;

    public Func<CancellationToken, Task<IReadOnlyList<JsonObject>>> Look { get; set; } = static _ => Task.FromResult<IReadOnlyList<JsonObject>>([]);

    public string File(string name) => System.IO.File.ReadAllText(_scratch[name]);

    public static JsonObject Table(string name, params string[] columns) => JsonObject.Of(
        ("Name", name),
        ("StorageDescriptor", JsonValue.Object(
            ("Columns", JsonValue.Array([.. columns.Select(column => JsonValue.Object(("Name", column), ("Type", "string")))])),
            ("Location", $"lake/small-bucket/tables/{name}/"))),
        ("PartitionKeys", JsonArray.Empty),
        ("Parameters", JsonValue.Object(("classification", "csv"))),
        ("Partitions", JsonArray.Empty));

    public IDisposable Hold() => Holding();

    Task IJobEngine.RunAsync(JobLaunch launch, CancellationToken cancellation)
    {
        Launched.Add(launch.Arguments);
        launch.Report(new WorkerReport.Progress("users", 0.5));

        return Work(cancellation);
    }

    Task<IReadOnlyList<JsonObject>> ICrawl.FindTablesAsync(Crawler crawler, CancellationToken cancellation) => Look(cancellation);
}
