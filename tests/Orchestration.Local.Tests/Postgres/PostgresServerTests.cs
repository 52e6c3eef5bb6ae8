using System.Diagnostics;
using Npgsql;
using Orchestration.Local.Postgres;

namespace Orchestration.Local.Tests.Postgres;

public class PostgresServerTests
{
    private static readonly string Here = TestContext.CurrentContext.TestDirectory;

    private ScratchFolder _scratch = null!;

    [SetUp]
    public void Make() => _scratch = new ScratchFolder();

    [TearDown]
    public void Remove() => _scratch.Dispose();

    [Test]
    public async Task What_was_committed_is_there_after_a_stop_and_a_start()
    {
        _scratch.OpenToOthers();
        using var data = DataFolder.Open(_scratch["data"]);

        await using (var server = await StartAsync(data))
        {
            await server.EnsureDatabaseAsync("warehouse", default);
            await server.EnsureDatabaseAsync("warehouse", default);
            await AskAsync(server, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        await using (var server = await StartAsync(data))
        {
            (await AskAsync(server, "SELECT answer FROM kept")).Should().Be(42);
        }
    }

    [Test]
    public async Task A_cluster_in_a_folder_that_only_its_owner_may_enter_works()
    {
        // The scratch folder has mode 700, as a clone under /root has.
        using var data = DataFolder.Open(_scratch["data"]);
        await using var server = await StartAsync(data);

        (await AskAsync(server, "SELECT 1", "postgres")).Should().Be(1);
    }

    [Test]
    public async Task A_server_that_a_killed_run_left_behind_is_taken_over()
    {
        _scratch.OpenToOthers();
        int port;

        using (var data = DataFolder.Open(_scratch["data"]))
        {
            // Not disposed: the run was killed.
            port = (await StartAsync(data)).Port;
        }

        using var again = DataFolder.Open(_scratch["data"]);
        await using var server = await StartAsync(again);
        server.Port.Should().Be(port);
    }

    [Test]
    public async Task A_server_that_was_killed_is_started_anew()
    {
        _scratch.OpenToOthers();
        using var data = DataFolder.Open(_scratch["data"]);
        var first = await StartAsync(data);
        await first.EnsureDatabaseAsync("warehouse", default);
        await AskAsync(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        var file = Directory.GetFiles(data.Root, "postmaster.pid", SearchOption.AllDirectories).Single();

        using (var postmaster = Process.GetProcessById(int.Parse(File.ReadLines(file).First())))
        {
            postmaster.Kill();
            await postmaster.WaitForExitAsync();
        }

        NpgsqlConnection.ClearAllPools();
        File.Exists(file).Should().BeTrue("a killed server leaves its file behind");

        await using var second = await StartAsync(data);
        (await AskAsync(second, "SELECT answer FROM kept")).Should().Be(42);
    }

    [Test]
    public async Task A_file_that_names_another_program_stops_nobody()
    {
        _scratch.OpenToOthers();
        using var data = DataFolder.Open(_scratch["data"]);
        await (await StartAsync(data)).DisposeAsync();
        var cluster = Directory.GetDirectories(data.Root, "postgres-*").Single();
        await File.WriteAllLinesAsync(Path.Combine(cluster, "postmaster.pid"), [$"{Environment.ProcessId}", cluster, "0", "5432"]);

        await using var server = await StartAsync(data);
        (await AskAsync(server, "SELECT 1", "postgres")).Should().Be(1);
    }

    [Test]
    public async Task The_password_is_for_its_owner_alone_and_in_no_argument()
    {
        _scratch.OpenToOthers();
        using var data = DataFolder.Open(_scratch["data"]);
        await using var server = await StartAsync(data);
        var secret = Directory.GetFiles(data.Root, "*.password").Single();

        (await File.ReadAllTextAsync(secret)).Should().Be(server.Password);

        if (OperatingSystem.IsLinux())
        {
            File.GetUnixFileMode(secret).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            CommandLines().Should().NotContain(line => line.Contains(server.Password));
        }
    }

    [Test]
    public void A_data_folder_is_used_by_one_run_at_a_time()
    {
        using var first = DataFolder.Open(_scratch["data"]);

        FluentActions.Invoking(() => DataFolder.Open(_scratch["data"])).Should().Throw<LocalException>()
            .WithMessage($"Another run is using the data folder {first.Root}. Wait for its end, or give another folder with --data DIR.");
    }

    private static IEnumerable<string> CommandLines()
    {
        foreach (var process in Directory.GetDirectories("/proc").Select(path => Path.Combine(path, "cmdline")).Where(File.Exists))
        {
            string text;

            try
            {
                text = File.ReadAllText(process);
            }
            catch (IOException)
            {
                continue;
            }

            yield return text;
        }
    }

    private static Task<PostgresServer> StartAsync(DataFolder data) => PostgresServer.StartAsync(data, Here, _ => { }, default);

    private static async Task<object?> AskAsync(PostgresServer server, string sql, string database = "warehouse")
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);

        return await command.ExecuteScalarAsync();
    }
}
