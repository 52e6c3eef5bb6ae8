using Orchestration.Local.Worker.Duck;
using Orchestration.Tests.Shared;

namespace Orchestration.Local.Worker.Tests.Spark;

/// <summary>The four PySpark scripts as they stand, on a real Spark, beside DuckDB: every table the same row for row.</summary>
[Category("Spark")]
internal sealed class EngineParityTests
{
    [Test]
    public Task Published_bookings_come_out_the_same_on_both_engines() => CompareAsync(SharedData.Path("data/prox"));

    [Test]
    public async Task Generated_bookings_come_out_the_same_on_both_engines()
    {
        using var generated = await Ledger.GenerateAsync(10_000);

        var spark = await CompareAsync(generated["rows"]);

        spark.Should().Equal(Ledger.Of(generated["rows"]));
    }

    [Test]
    public async Task A_large_table_is_read_over_several_connections_and_no_row_of_it_is_lost_or_doubled()
    {
        var home = await SparkFixture.FindAsync();
        using var generated = await Ledger.GenerateAsync(10_000);
        using var duck = await ProxRun.StartAsync();
        await duck.LoadSourceAsync(generated["rows"]);
        await duck.RunAsync(ProxRun.Prox.BronzeIngestion);
        using var spark = await ProxRun.StartAsync(home);

        // The argument that comes last counts, for Glue as well.
        await spark.RunAsync(ProxRun.Prox.BronzeIngestion, "--rows_per_read", "3000");

        using var scratch = new ScratchFolder();
        using var session = DuckSession.Open(new([duck.Lake, spark.Lake], scratch.Path), null, default);

        foreach (var folder in Directory.GetDirectories(Path.Combine(duck.Lake, "prox-bronze-bucket", "tables")))
        {
            var table = Path.GetFileName(folder);
            var (here, there) = (Text(duck.Lake, table), Text(spark.Lake, table));
            session.Count($"SELECT count(*) FROM (FROM {here} EXCEPT ALL FROM {there})").Should().Be(0, $"Spark lacks none of {table}");
            session.Count($"SELECT count(*) FROM (FROM {there} EXCEPT ALL FROM {here})").Should().Be(0, $"Spark doubles none of {table}");
        }

        Parts("bookings").Should().Be(4);
        Parts("categories").Should().Be(1);

        int Parts(string table) => Directory.GetFiles(Path.Combine(spark.Lake, "prox-bronze-bucket", "tables", table), "part-*", SearchOption.AllDirectories).Length;
    }

    private static string Text(string lake, string table)
    {
        var files = Directory.GetFiles(Path.Combine(lake, "prox-bronze-bucket", "tables", table), "part-*", SearchOption.AllDirectories);
        var list = DuckSession.Literals(files);
        return files[0].EndsWith("json", StringComparison.Ordinal)
            ? $"read_json({list}, format = 'newline_delimited', hive_partitioning = false)"
            : $"read_csv({list}, header = true, all_varchar = true, quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false, hive_partitioning = false)";
    }

    private static async Task<IReadOnlyList<string>> CompareAsync(string source)
    {
        var home = await SparkFixture.FindAsync();
        using var duck = await ProxRun.StartAsync();
        await duck.LoadSourceAsync(source);
        await duck.RunAllAsync();
        var duckRows = await duck.WarehouseRowsAsync();

        using var spark = await ProxRun.StartAsync(home);
        await spark.RunAllAsync();
        (await spark.WarehouseRowsAsync()).Should().BeEquivalentTo(duckRows);

        using var scratch = new ScratchFolder();
        using var session = DuckSession.Open(new([duck.Lake, spark.Lake], scratch.Path), null, default);

        foreach (var layer in new[] { "prox-silver-bucket/tables", "prox-silver-bucket/rejects", "prox-gold-bucket/tables" })
        {
            var tables = Directory.GetDirectories(Path.Combine(duck.Lake, layer)).Select(folder => Path.GetFileName(folder)).ToList();
            Directory.GetDirectories(Path.Combine(spark.Lake, layer)).Select(folder => Path.GetFileName(folder)).Should().BeEquivalentTo(tables);

            foreach (var table in tables)
            {
                var (here, there) = (Rows(duck.Lake, layer, table), Rows(spark.Lake, layer, table));
                session.Count($"SELECT count(*) FROM (FROM {here} EXCEPT ALL FROM {there})").Should().Be(0, $"Spark lacks none of {layer}/{table}");
                session.Count($"SELECT count(*) FROM (FROM {there} EXCEPT ALL FROM {here})").Should().Be(0, $"DuckDB lacks none of {layer}/{table}");
            }
        }

        Ledger.Of(spark.Tables).Should().Equal(Ledger.Of(duck.Tables));
        Directory.GetDirectories(spark.Lake, "*", SearchOption.AllDirectories)
            .Where(folder => !folder.Contains("staging", StringComparison.Ordinal) && Directory.GetFiles(folder, "part-*").Length > 1).Should().BeEmpty("no partition has more than one file");
        return Ledger.Of(spark.Tables);
    }

    private static string Rows(string lake, string layer, string table) =>
        $"read_parquet({DuckSession.Literal(Path.Combine(lake, layer, table, "**", "*.parquet"))}, hive_partitioning=true)";
}
