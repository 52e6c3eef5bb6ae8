using Npgsql;
using Orchestration.Local.Glue;
using Orchestration.Local.Postgres;
using Orchestration.Local.Processes;
using Orchestration.Query.Json;
using Orchestration.Resources;
using Orchestration.Systems.Prox;
using Orchestration.Tests.Shared;

namespace Orchestration.Local.Worker.Tests;

/// <summary>Prox's jobs and crawls over a lake of its own, with the argument lists that Glue would hand to the scripts.</summary>
internal sealed class ProxRun : IDisposable
{
    private const string LogicalDate = "2026-11-25";
    private static readonly WorkerProgram Worker = new(Path.Combine(AppContext.BaseDirectory, "Orchestration.Local.Worker.dll"));

    private readonly PostgresServer _server;
    private readonly DataFolder _data;
    private readonly IJobEngine _engine;
    private readonly DuckEngine _duck;
    private readonly GlueCatalog _catalog;
    private readonly List<WorkerReport.Table> _tables = [];

    private ProxRun(PostgresServer server, DataFolder data, SparkHome? spark)
    {
        (_server, _data) = (server, data);
        var logins = Logins.Of(Prox, server);
        _duck = new DuckEngine(Worker, data, SharedData.Repository(), logins, NothingHeld);
        _engine = spark is null ? _duck : new SparkEngine(spark, data, SharedData.Repository(), logins, NothingHeld);
        _catalog = GlueCatalog.Open(data.Catalog, [Prox.Database.Name]);
    }

    public static ProxResources Prox { get; } = new();

    public string Lake => _data.Lake;

    /// <summary>What the jobs said of their tables, the last word on each.</summary>
    public IReadOnlyList<WorkerReport.Table> Tables => _tables;

    public static async Task<ProxRun> StartAsync(SparkHome? spark = null)
    {
        var server = await LocalServer.StartAsync();
        await server.EnsureDatabaseAsync(Prox.Source.Name, default);
        await server.EnsureDatabaseAsync(Prox.Warehouse.Name, default);
        return new(server, DataFolder.Open(Directory.CreateTempSubdirectory("orchestration-").FullName), spark);
    }

    public static async Task<IReadOnlyList<WorkerReport>> WorkAsync(JsonValue logins, params string[] arguments)
    {
        var reports = new List<WorkerReport>();
        await WorkerProcess.RunAsync(Worker.Start(arguments), logins, TextWriter.Null, TextWriter.Null, reports.Add, default);
        return reports;
    }

    public Task LoadSourceAsync(string folder) => WorkAsync(Logins.Source(_server, Prox.Source.Name), "load", "--system", "prox", "--from", folder);

    public async Task RunAllAsync()
    {
        foreach (var (job, crawler) in new[] { (Prox.BronzeIngestion, Prox.BronzeCrawler), (Prox.Transformations, Prox.SilverCrawler), (Prox.GoldDataCuration, Prox.GoldCrawler) })
        {
            await RunAsync(job);
            await CrawlAsync(crawler);
        }

        await RunAsync(Prox.S3ToRedshift);
    }

    public Task RunAsync(Job job, params string[] more) => _engine.RunAsync(
        new JobLaunch(
            job,
            "jr_" + Guid.NewGuid().ToString("N"),
            ["--JOB_NAME", job.Name, "--logical_date", LogicalDate, .. job.Arguments.SelectMany(argument => new[] { argument.Name, Prox.Fill(argument.Value, ValueOf) }), .. more],
            Hear),
        default);

    public async Task CrawlAsync(Crawler crawler) =>
        _catalog.Take(crawler.Database.Name, crawler.Name, await _duck.FindTablesAsync(crawler, default), TimeProvider.System.GetUtcNow());

    /// <summary>Rows of a query, each as one text.</summary>
    public Task<List<string>> SourceAsync(string sql) => QueryAsync(Prox.Source.Name, sql);

    /// <summary>Rows of a query, each as one text.</summary>
    public Task<List<string>> WarehouseAsync(string sql) => QueryAsync(Prox.Warehouse.Name, sql);

    /// <summary>Every row of every warehouse table, by table, in order.</summary>
    public async Task<Dictionary<string, List<string>>> WarehouseRowsAsync()
    {
        var rows = new Dictionary<string, List<string>>();

        foreach (var table in await WarehouseAsync("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"))
        {
            rows[table] = await WarehouseAsync($"SELECT t::text FROM {table} t ORDER BY 1");
        }

        return rows;
    }

    public void Dispose()
    {
        _data.Dispose();
        Directory.Delete(_data.Root, recursive: true);
    }

    private static IDisposable NothingHeld() => new StringWriter();

    private void Hear(WorkerReport report)
    {
        if (report is WorkerReport.Table table)
        {
            _tables.RemoveAll(known => known.Layer == table.Layer && known.Name == table.Name);
            _tables.Add(table);
        }
    }

    private string ValueOf(Placeholder placeholder) => (placeholder.Attribute, placeholder.Resource) switch
    {
        (ResourceAttribute.Name, var resource) => resource.Name,
        (ResourceAttribute.Uri, Bucket bucket) => Path.Combine(_data.Lake, bucket.Name),
        (_, var resource) => "arn:aws:iam::123456789012:role/" + resource.Name,
    };

    private async Task<List<string>> QueryAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(_server.ConnectionString(database));
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();

        while (await reader.ReadAsync())
        {
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column).ToString())));
        }

        return rows;
    }
}
