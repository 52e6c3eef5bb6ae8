using Orchestration.Local.Glue;
using Orchestration.Local.Processes;
using static Orchestration.Local.Worker.Tests.ProxRun;

namespace Orchestration.Local.Worker.Tests.Jobs;

internal sealed class OddSourcesTests
{
    [Test]
    public async Task A_table_that_was_not_crawled_fails_the_job_by_name()
    {
        using var generated = await Ledger.GenerateAsync(100);
        using var run = await ProxRun.StartAsync();
        await run.LoadSourceAsync(generated["rows"]);
        await run.RunAsync(Prox.BronzeIngestion);

        await FluentActions.Awaiting(() => run.RunAsync(Prox.Transformations)).Should().ThrowAsync<JobFailedException>()
            .WithMessage("EntityNotFoundException: Table bronze_users not found in the catalog database prox; was it crawled?");
    }

    [Test]
    public async Task A_source_without_a_row_makes_tables_without_a_row()
    {
        using var generated = await Ledger.GenerateAsync(100);

        foreach (var file in Directory.GetFiles(generated["rows"], "*.csv"))
        {
            File.WriteAllLines(file, [File.ReadLines(file).First()]);
        }

        using var run = await ProxRun.StartAsync();
        await run.LoadSourceAsync(generated["rows"]);
        await run.RunAllAsync();

        (await run.WarehouseRowsAsync()).ToDictionary(table => table.Key, table => table.Value.Count).Should().BeEquivalentTo(new Dictionary<string, int>
        {
            ["dim_date"] = 0,
            ["dim_dispute"] = 1,
            ["dim_location"] = 0,
            ["dim_review"] = 1,
            ["dim_service"] = 0,
            ["dim_user"] = 0,
            ["fact_booking"] = 0,
        });
    }

    [Test]
    public async Task A_broken_record_of_a_given_folder_is_kept_aside_and_a_file_that_cannot_be_split_is_refused_by_name()
    {
        using var generated = await Ledger.GenerateAsync(100);
        using var run = await ProxRun.StartAsync();
        var users = Path.Combine(generated["rows"], "users.csv");
        File.AppendAllText(users, "7,too,few\n");

        await run.LoadSourceAsync(generated["rows"]);

        (await run.SourceAsync("SELECT count(*) FROM users WHERE email = 'too'")).Should().Equal("0");
        File.AppendAllText(users, "8,\"never closed\n");
        await FluentActions.Awaiting(() => run.LoadSourceAsync(generated["rows"])).Should().ThrowAsync<WorkerFailedException>()
            .WithMessage("users.csv is refused: the quote that line * opens is never closed.");
    }
}
