using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;
using Orchestration.Local.Processes;

namespace Orchestration.Local.Postgres;

/// <summary>A PostgreSQL of our own on the loopback interface, which stands in for the source database and for the warehouse.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Superuser = "orchestration";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly PostgresPlace _place;
    private readonly string _password;

    private PostgresServer(PostgresPlace place, string password, int port) => (_place, _password, Port) = (place, password, port);

    /// <summary>The port on 127.0.0.1, another one each time.</summary>
    public int Port { get; }

    /// <summary>The user, who may do everything in this server.</summary>
    public string User => Superuser;

    /// <summary>The password, made for this cluster; keep it out of arguments and logs.</summary>
    public string Password => _password;

    /// <summary>The first number of the server's version.</summary>
    public int MajorVersion => _place.Binaries.Major;

    /// <summary>How to reach one of its databases.</summary>
    public string ConnectionString(string database) => Connect(Port, _password, database);

    /// <summary>Starts the server of a data folder, or takes over the one that a killed run left behind.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="programs">The folder from which Node packages are looked for, upwards.</param>
    /// <param name="say">Hears of what takes long.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="LocalException">There is no PostgreSQL and none can be installed, or it does not start.</exception>
    public static async Task<PostgresServer> StartAsync(DataFolder data, string programs, Action<string> say, CancellationToken cancellation)
    {
        var binaries = await PostgresBinaries.FindAsync(programs, say, cancellation).ConfigureAwait(false);
        var place = await PostgresPlace.ChooseAsync(binaries, data.Root, cancellation).ConfigureAwait(false);
        var secret = Path.Combine(data.Root, $"postgres-{binaries.Major}.password");

        if (!File.Exists(Path.Combine(place.Cluster, "PG_VERSION")) || !File.Exists(secret))
        {
            await CreateAsync(place, secret, cancellation).ConfigureAwait(false);
        }

        var password = (await File.ReadAllTextAsync(secret, cancellation).ConfigureAwait(false)).Trim();

        cancellation.ThrowIfCancellationRequested();

        // From here to its end a start is not given up: a server that nobody knows of yet could not be stopped.
        return await ReuseAsync(place, password).ConfigureAwait(false) ?? await StartAsync(place, password).ConfigureAwait(false);
    }

    /// <summary>Makes a database unless it is there.</summary>
    public async Task EnsureDatabaseAsync(string name, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        await using var look = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection);
        look.Parameters.Add(new() { Value = name });

        if (await look.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is null)
        {
            await using var create = new NpgsqlCommand($"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection);
            await create.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Stops the server; what was committed stays.</summary>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await StopAsync(_place, "fast", CancellationToken.None).ConfigureAwait(false);
    }

    private static async Task CreateAsync(PostgresPlace place, string secret, CancellationToken cancellation)
    {
        if (PostmasterFile.Read(place.Cluster) is { } running && running.IsAlive())
        {
            await StopAsync(place, "immediate", cancellation).ConfigureAwait(false);
        }

        // Made beside and renamed, so that a run that is killed meanwhile leaves no half a cluster.
        var parent = Path.GetDirectoryName(place.Cluster)!;
        RemoveLeftovers(parent, Path.GetFileName(place.Cluster) + ".");
        var half = $"{place.Cluster}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        var told = half + ".password";
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        Directory.CreateDirectory(half);

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(half, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await WriteSecretAsync(told, password, cancellation).ConfigureAwait(false);
        await place.GiveAsync(half, cancellation).ConfigureAwait(false);
        await place.GiveAsync(told, cancellation).ConfigureAwait(false);

        var made = await RunAsync(
            place,
            place.Binaries.InitDb,
            ["-D", half, "-U", Superuser, "--auth=scram-sha-256", $"--pwfile={told}", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"],
            cancellation).ConfigureAwait(false);
        File.Delete(told);

        if (!made.Succeeded)
        {
            throw new LocalException($"PostgreSQL's cluster cannot be made in {place.Cluster}: {made.LastWords}");
        }

        await WriteSecretAsync(secret, password, cancellation).ConfigureAwait(false);

        if (Directory.Exists(place.Cluster))
        {
            Directory.Delete(place.Cluster, recursive: true);
        }

        Directory.Move(half, place.Cluster);
    }

    private static void RemoveLeftovers(string parent, string prefix)
    {
        foreach (var left in Directory.EnumerateFileSystemEntries(parent, prefix + "*").Where(path => !path.EndsWith(prefix + "password", StringComparison.Ordinal)))
        {
            try
            {
                if (Directory.Exists(left))
                {
                    Directory.Delete(left, recursive: true);
                }
                else
                {
                    File.Delete(left);
                }
            }
            catch (IOException)
            {
                // A killed run's initdb may still be writing there; the next run takes it away.
            }
        }
    }

    private static async Task WriteSecretAsync(string path, string text, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };

        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync(text.AsMemory(), cancellation).ConfigureAwait(false);
    }

    private static async Task<PostgresServer?> ReuseAsync(PostgresPlace place, string password)
    {
        if (PostmasterFile.Read(place.Cluster) is not { } left)
        {
            return null;
        }

        if (!left.IsAlive())
        {
            File.Delete(left.Path);

            return null;
        }

        if (left.Port > 0 && await AnswersAsync(left.Port, password).ConfigureAwait(false))
        {
            return new(place, password, left.Port);
        }

        await StopAsync(place, "immediate", CancellationToken.None).ConfigureAwait(false);

        return null;
    }

    private static async Task<PostgresServer> StartAsync(PostgresPlace place, string password)
    {
        var log = Path.Combine(place.Cluster, "server.log");

        // A port that was free a moment ago may be taken, and what a killed server left in shared memory takes a moment to go.
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            string[] settings =
            [
                "-p", port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "wal_level=minimal", "-c", "max_wal_senders=0",
                "-c", "max_wal_size=1GB", "-c", "shared_buffers=128MB", "-c", "timezone=UTC", "-c", "log_timezone=UTC",
            ];
            var starting = RunAsync(
                place,
                place.Binaries.Control,
                ["start", "-w", "-t", "60", "-s", "-D", place.Cluster, "-l", log, "-o", string.Join(' ', settings)],
                CancellationToken.None);

            // pg_ctl looks ten times a second; asking ourselves is quicker.
            while (!starting.IsCompleted && !await AnswersAsync(port, password).ConfigureAwait(false))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(15), TimeProvider.System).ConfigureAwait(false);
            }

            if (!starting.IsCompleted || (await starting.ConfigureAwait(false)).Succeeded)
            {
                return new(place, password, port);
            }

            if (attempt == 5)
            {
                throw new LocalException($"PostgreSQL does not start in {place.Cluster}: {LastLine(log) ?? (await starting.ConfigureAwait(false)).LastWords}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200 * attempt), TimeProvider.System).ConfigureAwait(false);
        }
    }

    private static async Task<bool> AnswersAsync(int port, string password)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Connect(port, password, "postgres") + ";Pooling=false;Timeout=5");
            await connection.OpenAsync().ConfigureAwait(false);

            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task StopAsync(PostgresPlace place, string mode, CancellationToken cancellation)
    {
        var seconds = Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        var stopped = await RunAsync(place, place.Binaries.Control, ["stop", "-w", "-t", seconds, "-s", "-m", mode, "-D", place.Cluster], cancellation)
            .ConfigureAwait(false);

        // It may have ended of itself, as when the terminal interrupts every process of the command.
        if (!stopped.Succeeded && PostmasterFile.Read(place.Cluster)?.IsAlive() == true)
        {
            throw new LocalException($"PostgreSQL does not stop in {place.Cluster}: {stopped.LastWords}");
        }
    }

    private static Task<ChildResult> RunAsync(PostgresPlace place, string program, string[] arguments, CancellationToken cancellation)
    {
        var start = ChildProcess.Describe(program, arguments, place.User);
        start.WorkingDirectory = Path.GetPathRoot(Path.GetFullPath(place.Cluster))!;
        start.Environment["LC_ALL"] = "C";

        // PGDATA, PGPORT and the like of the user's own server must not reach ours.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        return ChildProcess.RunAsync(start, cancellation);
    }

    private static string Connect(int port, string password, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = Superuser,
        Password = password,
        Database = database,
        IncludeErrorDetail = true,
        CommandTimeout = 0,
    }.ConnectionString;

    private static string? LastLine(string log) => File.Exists(log) ? File.ReadLines(log).LastOrDefault(line => line.Length > 0) : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
