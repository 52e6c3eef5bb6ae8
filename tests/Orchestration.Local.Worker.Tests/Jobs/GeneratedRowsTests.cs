using Orchestration.Local.Glue;

namespace Orchestration.Local.Worker.Tests.Jobs;

internal sealed class GeneratedRowsTests
{
    private const int Bookings = 10_000;
    private ScratchFolder _generated = null!;
    private ProxRun _run = null!;

    [OneTimeSetUp]
    public async Task RunAsync()
    {
        _generated = await Ledger.GenerateAsync(Bookings);
        _run = await ProxRun.StartAsync();
        await _run.LoadSourceAsync(_generated["rows"]);
        await _run.RunAllAsync();
    }

    [OneTimeTearDown]
    public void Remove()
    {
        _run.Dispose();
        _generated.Dispose();
    }

    [Test]
    public void Rejects_are_what_the_ledger_says()
    {
        Ledger.Of(_generated["rows"]).Should().HaveCountGreaterThan(50);
        Ledger.Of(_run.Tables).Should().Equal(Ledger.Of(_generated["rows"]));
    }

    [Test]
    public async Task Every_good_booking_is_in_the_warehouse() =>
        (await _run.WarehouseAsync("SELECT count(*), count(DISTINCT booking_id), min(booking_id), max(booking_id) FROM fact_booking")).Should().Equal("10000 | 10000 | 1 | 10000");

    [Test]
    public async Task Fees_are_those_that_the_source_says()
    {
        const string Source = """
            SELECT sum(CASE WHEN q.status = 'accepted' THEN q.amount::numeric ELSE s.price::numeric END)
            FROM (SELECT DISTINCT ON (booking_id) * FROM bookings WHERE booking_id <= 10000 ORDER BY booking_id, created_at DESC) b
            JOIN (SELECT DISTINCT ON (service_id) * FROM services WHERE service_id <= 200 ORDER BY service_id, updated_at DESC) s USING (service_id)
            LEFT JOIN (SELECT DISTINCT ON (quote_id) * FROM quotes WHERE quote_id <= 500 ORDER BY quote_id, created_at DESC) q USING (quote_id)
            """;

        (await _run.WarehouseAsync("SELECT sum(booking_fee) FROM fact_booking")).Should().Equal(await _run.SourceAsync(Source));
    }

    [Test]
    public void No_partition_has_more_than_one_file() =>
        Directory.GetDirectories(_run.Lake, "*", SearchOption.AllDirectories)
            .Select(folder => (Folder: folder, Files: Directory.GetFiles(folder).Count(file => !Path.GetFileName(file).StartsWith('_'))))
            .Where(found => found.Files > 1).Should().BeEmpty();

    [Test]
    public void Nothing_temporary_is_left_in_the_lake() =>
        Directory.GetDirectories(_run.Lake, "_temporary", SearchOption.AllDirectories).Should().BeEmpty();

    [Test]
    public async Task The_password_never_leaves_the_source()
    {
        var secrets = await _run.SourceAsync("SELECT password FROM users WHERE password LIKE 'secret-%'");
        var lake = string.Concat(Directory.GetFiles(_run.Lake, "*.csv", SearchOption.AllDirectories).Select(File.ReadAllText));

        secrets.Should().HaveCountGreaterThan(400);
        lake.Should().NotContain("password").And.NotContain("secret-");
    }

    [Test]
    public async Task A_second_run_doubles_nothing()
    {
        var rows = await _run.WarehouseRowsAsync();

        await _run.RunAllAsync();

        (await _run.WarehouseRowsAsync()).Should().BeEquivalentTo(rows);
    }

    [Test]
    public async Task A_load_that_fails_its_checks_says_which_and_changes_nothing()
    {
        var rows = await _run.WarehouseRowsAsync();
        var folder = Path.Combine(_run.Lake, "prox-gold-bucket", "tables", "dim_user");
        File.Copy(Path.Combine(folder, "part-0000.parquet"), Path.Combine(folder, "part-0001.parquet"));

        try
        {
            await FluentActions.Awaiting(() => _run.RunAsync(ProxRun.Prox.S3ToRedshift)).Should().ThrowAsync<JobFailedException>()
                .WithMessage("dim_user: user_key is not unique");
        }
        finally
        {
            File.Delete(Path.Combine(folder, "part-0001.parquet"));
        }

        (await _run.WarehouseRowsAsync()).Should().BeEquivalentTo(rows);
    }

    [Test]
    public async Task The_same_seed_makes_the_same_rows_and_another_seed_others()
    {
        using var same = await Ledger.GenerateAsync(Bookings);
        using var other = await Ledger.GenerateAsync(Bookings, seed: 2);

        foreach (var file in Directory.GetFiles(_generated["rows"], "*.csv"))
        {
            File.ReadAllBytes(Path.Combine(same["rows"], Path.GetFileName(file))).Should().Equal(File.ReadAllBytes(file), Path.GetFileName(file));
        }

        File.ReadAllBytes(Path.Combine(other["rows"], "bookings.csv")).Should().NotEqual(File.ReadAllBytes(Path.Combine(same["rows"], "bookings.csv")));
    }
}
