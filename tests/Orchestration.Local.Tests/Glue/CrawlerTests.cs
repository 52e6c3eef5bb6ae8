using Orchestration.Local.Glue;
using Orchestration.Query.Json;
using Orchestration.Runtime.Time;

namespace Orchestration.Local.Tests.Glue;

public class CrawlerTests
{
    private const string Start = "aws-sdk:glue:startCrawler";
    private const string Stop = "aws-sdk:glue:stopCrawler";
    private const string Get = "aws-sdk:glue:getCrawler";

    private static readonly (string, JsonValue) Name = ("Name", "small_crawler");

    private ScratchFolder _scratch = null!;
    private VirtualTime _time = null!;
    private FakeParts _parts = null!;

    [SetUp]
    public void Make()
    {
        _scratch = new ScratchFolder();
        _time = new VirtualTime();
        _parts = new FakeParts(_scratch, _time);
    }

    [TearDown]
    public void Remove() => _scratch.Dispose();

    [Test]
    public async Task One_that_never_ran_is_ready_and_has_no_last_crawl()
    {
        var crawler = (await _parts.Tasks.AskAsync(Get, Name))["Crawler"];

        crawler["State"].AsString().Should().Be("READY");
        crawler["LastCrawl"].IsUndefined.Should().BeTrue();
        crawler["TablePrefix"].AsString().Should().Be("raw_");
        crawler["Targets"]["S3Targets"][0]["Path"].AsString().Should().Be("s3://small-bucket/tables/");
    }

    [Test]
    public async Task It_is_running_while_it_looks_and_keeps_its_last_crawl_until_it_is_ready_again()
    {
        await CrawlAsync();
        var first = await DescribeAsync();
        var looking = new TaskCompletionSource<IReadOnlyList<JsonObject>>();
        _parts.Look = _ => looking.Task;

        await _parts.Tasks.AskAsync(Start, Name);
        var during = await DescribeAsync();
        during["State"].AsString().Should().Be("RUNNING");
        during["LastCrawl"].Should().Be(first["LastCrawl"]);

        looking.SetResult([]);
        await _parts.Crawlers["small_crawler"].Completion;
        var after = await DescribeAsync();
        after["State"].AsString().Should().Be("READY");
        after["LastCrawl"]["Status"].AsString().Should().Be("SUCCEEDED");
        after["LastCrawl"]["MessagePrefix"].Should().NotBe(first["LastCrawl"]["MessagePrefix"]);
    }

    [Test]
    public async Task One_that_runs_cannot_be_started()
    {
        var looking = new TaskCompletionSource<IReadOnlyList<JsonObject>>();
        _parts.Look = _ => looking.Task;
        await _parts.Tasks.AskAsync(Start, Name);

        var refused = await _parts.Tasks.RefusedAsync(Start, Name);
        refused.Error.Should().Be("Glue.CrawlerRunningException");
        refused.Cause.Should().StartWith("Crawler with name small_crawler has already started (Service: Glue, Status Code: 400, Request ID: ");

        looking.SetResult([]);
        await _parts.Crawlers["small_crawler"].Completion;
    }

    [Test]
    public async Task One_that_is_stopped_is_stopping_then_cancelled()
    {
        var stopped = new TaskCompletionSource();
        _parts.Look = async cancellation =>
        {
            await stopped.Task;
            cancellation.ThrowIfCancellationRequested();
            return [];
        };
        await _parts.Tasks.AskAsync(Start, Name);
        await _parts.Tasks.AskAsync(Stop, Name);
        (await DescribeAsync())["State"].AsString().Should().Be("STOPPING");
        (await _parts.Tasks.RefusedAsync(Stop, Name)).Error.Should().Be("Glue.CrawlerStoppingException");
        (await _parts.Tasks.RefusedAsync(Start, Name)).Error.Should().Be("Glue.CrawlerRunningException");

        stopped.SetResult();
        await _parts.Crawlers["small_crawler"].Completion;
        (await DescribeAsync())["LastCrawl"]["Status"].AsString().Should().Be("CANCELLED");
        (await _parts.Tasks.RefusedAsync(Stop, Name)).Error.Should().Be("Glue.CrawlerNotRunningException");
    }

    [Test]
    public async Task One_that_fails_says_why_and_leaves_the_catalog_as_it_was()
    {
        _parts.Look = static _ => throw new CrawlFailedException("users/part-1 is not CSV as users/part-0 is.");
        await CrawlAsync();

        var last = (await DescribeAsync())["LastCrawl"];
        last["Status"].AsString().Should().Be("FAILED");
        last["ErrorMessage"].AsString().Should().Be("users/part-1 is not CSV as users/part-0 is.");
        _parts.File("catalog.json").Should().NotContain("users");
        _parts.File("logs/aws-glue/crawlers/small_crawler.log").Should().Contain($"[{last["MessagePrefix"].AsString()}] ERROR : users/part-1 is not CSV as users/part-0 is.");
    }

    [Test]
    public async Task What_it_finds_is_in_the_catalog_file_and_what_it_no_longer_finds_is_marked()
    {
        _parts.Look = static _ => Task.FromResult<IReadOnlyList<JsonObject>>([FakeParts.Table("raw_users", "user_id"), FakeParts.Table("raw_quotes", "quote_id")]);
        await CrawlAsync();
        _parts.Look = static _ => Task.FromResult<IReadOnlyList<JsonObject>>([FakeParts.Table("raw_users", "user_id", "email")]);
        await CrawlAsync();

        var tables = JsonValue.Parse(_parts.File("catalog.json"))["Databases"][0]["Tables"].AsArray().ToDictionary(table => table["Name"].AsString());
        tables.Keys.Should().BeEquivalentTo("raw_users", "raw_quotes");
        tables["raw_users"]["DatabaseName"].AsString().Should().Be("small");
        tables["raw_users"]["StorageDescriptor"]["Columns"].AsArray().Should().HaveCount(2);
        tables["raw_users"]["Parameters"]["UPDATED_BY_CRAWLER"].AsString().Should().Be("small_crawler");
        tables["raw_users"]["Parameters"]["DEPRECATED_BY_CRAWLER"].IsUndefined.Should().BeTrue();
        tables["raw_quotes"]["Parameters"]["DEPRECATED_BY_CRAWLER"].AsString().Should().Be("1767225600000");
    }

    [Test]
    public async Task The_catalog_outlives_the_process()
    {
        _parts.Look = static _ => Task.FromResult<IReadOnlyList<JsonObject>>([FakeParts.Table("raw_users", "user_id")]);
        await CrawlAsync();

        GlueCatalog.Open(_scratch["catalog.json"], ["small"]).Find("small", "raw_users").Should().NotBeNull();
    }

    [Test]
    public async Task A_crawler_that_is_not_there_is_not_found()
    {
        var refused = await _parts.Tasks.RefusedAsync(Start, ("Name", "bronze"));
        refused.Error.Should().Be("Glue.EntityNotFoundException");
        refused.Cause.Should().StartWith("Crawler entry with name bronze does not exist");
    }

    [Test]
    public async Task Partitions_can_be_added_without_a_crawl_once_each()
    {
        _parts.Catalog.Put("small", FakeParts.Table("raw_users", "user_id"));
        JsonValue partition = JsonValue.Object(("Values", JsonValue.Array("2026-11-25")), ("StorageDescriptor", JsonValue.Object(("Location", "lake/small-bucket/tables/users/d=1/"))));
        (string, JsonValue)[] arguments = [("DatabaseName", "small"), ("TableName", "raw_users"), ("PartitionInputList", JsonValue.Array(partition))];

        (await _parts.Tasks.AskAsync("aws-sdk:glue:batchCreatePartition", arguments)).Should().Be(JsonValue.Object());
        var again = await _parts.Tasks.AskAsync("aws-sdk:glue:batchCreatePartition", arguments);

        again["Errors"][0]["ErrorDetail"]["ErrorCode"].AsString().Should().Be("AlreadyExistsException");
        ((JsonValue)_parts.Catalog.Find("small", "raw_users")!)["Partitions"].AsArray().Should().HaveCount(1);
    }

    private async Task CrawlAsync()
    {
        await _parts.Tasks.AskAsync(Start, Name);
        await _parts.Crawlers["small_crawler"].Completion;
    }

    private async Task<JsonValue> DescribeAsync() => (await _parts.Tasks.AskAsync(Get, Name))["Crawler"];
}
