using System.Collections.Immutable;
using Npgsql;
using Orchestration.Local.Faults;
using Orchestration.Local.Glue;
using Orchestration.Local.Postgres;
using Orchestration.Local.Processes;
using Orchestration.Local.Sns;
using Orchestration.Query.Json;
using Orchestration.Resources;
using Orchestration.Runtime.Maps;
using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;

namespace Orchestration.Local;

/// <summary>A system stood up on this machine: each of its resources has a stand-in, and its definitions' tasks reach them.</summary>
public sealed class LocalSystem : IAsyncDisposable
{
    private readonly ResourceSet _resources;
    private readonly LocalOptions _options;
    private readonly PostgresServer _server;
    private readonly LocalGlue _glue;
    private readonly Lock _gate = new();
    private readonly List<TableRows> _rows = [];
    private readonly List<Notification> _notifications = [];

    private LocalSystem(ResourceSet resources, LocalOptions options, PostgresServer server, SparkHome? spark)
    {
        (_resources, _options, _server) = (resources, options, server);
        var logins = Logins.Of(resources, server);
        var duck = new DuckEngine(options.Worker, options.Data, options.Repository, logins, Hold);
        IJobEngine engine = spark is null ? duck : new SparkEngine(spark, options.Data, options.Repository, logins, Hold);
        var catalog = GlueCatalog.Open(options.Data.Catalog, resources.OfKind<Database>().Select(static database => database.Name));
        var memory = CrawlerMemory.Open(options.Data.Crawlers);
        var crawlers = resources.OfKind<Crawler>().ToDictionary(static crawler => crawler.Name, crawler => memory.Make(crawler, duck, catalog, options), StringComparer.Ordinal);
        var jobs = resources.OfKind<Job>().ToDictionary(
            static job => job.Name,
            job => new LocalJob(
                job,
                [.. job.Arguments.Select(argument => (argument.Name, resources.Fill(argument.Value, ValueOf)))],
                engine,
                options.Data.JobRuns,
                options.Time,
                (_, report) => Hear(report)),
            StringComparer.Ordinal);
        _glue = new LocalGlue(jobs, crawlers, catalog);
        Tasks = new FaultyTasks(new LocalTasks(_glue, new LocalTopics(resources.OfKind<Topic>(), options.Data.Inbox, Hear)), options.Faults);
        Items = new ObjectItemStore(new FolderObjectStore(options.Data.Lake), new ParquetItems(options.Worker, options.Data.Temporary));
    }

    /// <summary>What runs the tasks of the system's definitions.</summary>
    public ITaskService Tasks { get; }

    /// <summary>Where distributed Maps of the system's definitions read their items and write their results: the buckets of the lake, Parquet included.</summary>
    public IItemStore Items { get; }

    /// <summary>What the jobs made of each table so far.</summary>
    public ImmutableArray<TableRows> Rows
    {
        get
        {
            lock (_gate)
            {
                return [.. _rows];
            }
        }
    }

    /// <summary>What was published so far.</summary>
    public ImmutableArray<Notification> Notifications
    {
        get
        {
            lock (_gate)
            {
                return [.. _notifications];
            }
        }
    }

    /// <summary>Stands the system up.</summary>
    /// <exception cref="LocalException">Something that it needs is missing.</exception>
    public static async Task<LocalSystem> StartAsync(ResourceSet resources, LocalOptions options, CancellationToken cancellation)
    {
        var spark = options.Engine is LocalEngine.Spark ? await SparkHome.FindAsync(cancellation).ConfigureAwait(false) : null;
        var server = await PostgresServer.StartAsync(options.Data, options.Repository, options.Say, cancellation).ConfigureAwait(false);

        try
        {
            foreach (var database in resources.Resources.Where(static resource => resource is SourceDatabase or Warehouse))
            {
                await server.EnsureDatabaseAsync(database.Name, cancellation).ConfigureAwait(false);
            }

            foreach (var bucket in resources.OfKind<Bucket>())
            {
                Directory.CreateDirectory(Path.Combine(options.Data.Lake, bucket.Name));
            }

            return new LocalSystem(resources, options, server, spark);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The definition with each placeholder replaced by what stands for it on this machine.</summary>
    public string Fill(string asl) => _resources.Fill(asl, ValueOf);

    /// <summary>Fills the source database with generated rows, unless it holds them already.</summary>
    /// <param name="source">The database.</param>
    /// <param name="bookings">How many bookings; the other tables follow from that.</param>
    /// <param name="seed">The same seed gives the same rows.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The folder with the rows and <c>ledger.json</c>, which says what was made wrong on purpose.</returns>
    public async Task<string> GenerateAsync(SourceDatabase source, long bookings, long seed, CancellationToken cancellation)
    {
        var folder = Path.Combine(_options.Data.Root, "source", $"{bookings}-{seed}");

        if (!File.Exists(Path.Combine(folder, "ledger.json")))
        {
            _options.Say($"Generating the source's rows: {bookings} bookings, seed {seed}.");
            await WorkAsync(
                ["generate", "--system", _resources.Name, "--bookings", $"{bookings}", "--seed", $"{seed}", "--out", folder],
                Logins.None,
                cancellation).ConfigureAwait(false);
        }

        await LoadAsync(source, folder, $"generated {bookings} {seed}", cancellation).ConfigureAwait(false);

        return folder;
    }

    /// <summary>Fills the source database from a folder of CSV files, unless it holds them already.</summary>
    /// <exception cref="LocalException">The folder is not there, or what it holds cannot be loaded.</exception>
    public async Task LoadAsync(SourceDatabase source, string folder, CancellationToken cancellation)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal).ToList() : [];

        if (files.Count == 0)
        {
            throw new LocalException($"--source {folder} holds no CSV files. Give a folder with one for each source table, such as bookings.csv.");
        }

        var stamp = string.Join('|', files.Select(file => $"{file} {new FileInfo(file).Length} {File.GetLastWriteTimeUtc(file):O}"));
        await LoadAsync(source, folder, stamp, cancellation).ConfigureAwait(false);
    }

    /// <summary>The tables of a warehouse's schema, with their rows.</summary>
    public async Task<ImmutableArray<(string Table, long Rows)>> CountAsync(Warehouse warehouse, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(_server.ConnectionString(warehouse.Name));
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        var names = new List<string>();

        await using (var list = new NpgsqlCommand("SELECT table_name FROM information_schema.tables WHERE table_schema = $1 AND table_type = 'BASE TABLE' ORDER BY 1", connection))
        {
            list.Parameters.Add(new() { Value = warehouse.Schema });
            await using var reader = await list.ExecuteReaderAsync(cancellation).ConfigureAwait(false);

            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                names.Add(reader.GetString(0));
            }
        }

        var counts = ImmutableArray.CreateBuilder<(string, long)>();

        foreach (var name in names)
        {
            await using var count = new NpgsqlCommand($"SELECT count(*) FROM {Quote(warehouse.Schema)}.{Quote(name)}", connection);
            counts.Add((name, (long)(await count.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!));
        }

        return counts.ToImmutable();
    }

    /// <summary>Stops everything that was started.</summary>
    public async ValueTask DisposeAsync()
    {
        await _glue.DisposeAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private async Task LoadAsync(SourceDatabase source, string folder, string stamp, CancellationToken cancellation)
    {
        if (await SourceStamp.ReadAsync(_server.ConnectionString(source.Name), cancellation).ConfigureAwait(false) == stamp)
        {
            return;
        }

        _options.Say($"Loading the source database from {folder}.");
        Directory.CreateDirectory(Path.Combine(_options.Data.Root, "source"));
        await SourceStamp.ClearAsync(_server.ConnectionString(source.Name), cancellation).ConfigureAwait(false);
        await WorkAsync(
            [
                "load", "--system", _resources.Name, "--from", folder,
                "--temporary", _options.Data.Temporary,
                "--rejects", Path.Combine(_options.Data.Root, "source", "rejects.jsonl"),
            ],
            Logins.Source(_server, source.Name),
            cancellation).ConfigureAwait(false);
        await SourceStamp.WriteAsync(_server.ConnectionString(source.Name), stamp, cancellation).ConfigureAwait(false);
    }

    private async Task WorkAsync(string[] arguments, JsonValue logins, CancellationToken cancellation)
    {
        try
        {
            await WorkerProcess.RunAsync(_options.Worker.Start(arguments), logins, TextWriter.Null, TextWriter.Null, static _ => { }, cancellation).ConfigureAwait(false);
        }
        catch (WorkerFailedException e)
        {
            throw new LocalException(e.Message, e);
        }
    }

    private string ValueOf(Placeholder placeholder) => (placeholder.Attribute, placeholder.Resource) switch
    {
        (ResourceAttribute.Name, var resource) => resource.Name,
        (ResourceAttribute.Uri, Bucket bucket) => Path.Combine(_options.Data.Lake, bucket.Name),
        (_, var resource) => Aws.Arn(resource),
    };

    // A crawl or a run that nobody waits for is under way all the same.
    private IDisposable Hold() => _options.Time is JumpingTime jumping ? jumping.Hold() : NothingHeld.Instance;

    private void Hear(WorkerReport report)
    {
        if (report is WorkerReport.Table table)
        {
            lock (_gate)
            {
                _rows.RemoveAll(row => row.Layer == table.Layer && row.Table == table.Name);
                _rows.Add(new TableRows(table.Layer, table.Name, table.Accepted, [.. table.Rejected]));
            }
        }
    }

    private void Hear(Notification notification)
    {
        lock (_gate)
        {
            _notifications.Add(notification);
        }

        _options.Notify(notification);
    }

    private sealed class NothingHeld : IDisposable
    {
        public static readonly NothingHeld Instance = new();

        public void Dispose()
        {
        }
    }
}
