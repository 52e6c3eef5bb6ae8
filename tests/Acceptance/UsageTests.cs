using Orchestration.Local;

namespace Orchestration.Acceptance;

/// <summary>What cannot be followed is refused before anything starts, with the cure.</summary>
public class UsageTests
{
    private Scratch _scratch = null!;

    [SetUp]
    public void Make() => _scratch = new Scratch();

    [TearDown]
    public void Remove() => _scratch.Dispose();

    [Test]
    public Task A_fault_that_names_no_task() => RefusedAsync(
        "orchestrate: --fail \"Clean=States.Timeout\": the machine has no task called 'Clean'. There are: Ingest to bronze, Crawl bronze: last crawl, Crawl bronze,",
        "--fail", "Clean=States.Timeout");

    [Test]
    public Task A_source_folder_that_is_not_there() => RefusedAsync(
        "orchestrate: --source nowhere: there is no such folder. Give one with a CSV file for each source table, such as bookings.csv.", "--source", "nowhere");

    [Test]
    public Task A_source_folder_without_files() => RefusedAsync(
        $"orchestrate: --source {_scratch.Path} holds no CSV files. Give a folder with one for each source table, such as bookings.csv.", "--source", _scratch.Path);

    [Test]
    public Task Generated_and_given_rows_at_once() => RefusedAsync(
        "orchestrate: --source takes rows as they are, --bookings and --seed generate them: give one or the other.", "--source", _scratch.Path, "--bookings", "5");

    [TestCase("0")]
    [TestCase("-1")]
    public Task A_number_of_bookings_that_is_none(string number) => RefusedAsync($"orchestrate: --bookings takes a number from 1, not {number}.", "--bookings", number);

    [Test]
    public Task A_date_that_is_none() => RefusedAsync("orchestrate: --date takes a date such as 2026-11-20, not 'tomorrow'.", "--date", "tomorrow");

    [Test]
    public async Task An_input_that_no_execution_takes()
    {
        await File.WriteAllTextAsync(_scratch["big.json"], $$"""{"logicalDate":"2026-11-20","text":"{{new string('x', 300_000)}}"}""");

        await RefusedAsync("orchestrate: The input has 300038 bytes, and an execution takes 262144 at most. Give it the place of the data instead, such as a key of S3.\n", "--input", _scratch["big.json"]);
    }

    [Test]
    public async Task A_machine_that_is_not_there()
    {
        var run = (await Checkout.Own.RunAsync("run", "bookings")).ShouldEndWith(2);

        run.Error.Should().StartWith("orchestrate: No machine is called 'bookings'. There are: ").And.Contain("prox");
    }

    [Test]
    public async Task A_data_folder_that_another_run_uses()
    {
        using var other = DataFolder.Open(_scratch["data"]);

        await RefusedAsync($"orchestrate: Another run is using the data folder {_scratch["data"]}. Wait for its end, or give another folder with --data DIR.");
    }

    private async Task RefusedAsync(string message, params string[] arguments)
    {
        var run = (await Checkout.Own.RunAsync(["run", "prox", "--data", _scratch["data"], .. arguments])).ShouldEndWith(2);

        run.Error.Should().StartWith(message);
        (run.Output + run.Error).Should().NotContain("   at ");
    }
}
