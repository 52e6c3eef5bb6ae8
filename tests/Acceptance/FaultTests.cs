using Orchestration.Query.Json;

namespace Orchestration.Acceptance;

/// <summary>Steps that are made to fail, on real parts.</summary>
public class FaultTests
{
    private static readonly string[] Small = ["--bookings", "200"];

    private Scratch _scratch = null!;

    [OneTimeSetUp]
    public void Make() => _scratch = new Scratch();

    [OneTimeTearDown]
    public void Remove() => _scratch.Dispose();

    [TestCase("Ingest to bronze")]
    [TestCase("Crawl silver")]
    [TestCase("Load to Redshift")]
    public async Task A_step_that_fails_for_good_fails_the_run_with_one_notification_that_names_it(string step)
    {
        var before = Inbox().Count;
        var run = (await RunAsync("--fail", $"{step}=Glue.EntityNotFoundException")).ShouldEndWith(1);

        run.Output.Should().Contain("FAILED").And.Contain($"✖ {step}  Glue.EntityNotFoundException");
        var notification = Inbox().Skip(before).Should().ContainSingle().Which;
        notification["Subject"].AsString().Should().Be($"Prox failed: {step}");
        notification["Message"].AsString().Should().Contain("Error: Glue.EntityNotFoundException").And.Contain("Injected by --fail.").And.Contain($"--resume-at \"{step}\"");
    }

    [Test]
    public async Task A_step_that_fails_for_a_while_is_retried_without_waiting_for_real()
    {
        var run = (await RunAsync("--fail", "Clean to silver=Glue.ConcurrentRunsExceededException*2", "--json")).ShouldEndWith(0);

        var types = run.Json.Select(line => line["event"]["type"]).Where(type => type.IsString).Select(type => type.AsString()).ToList();
        types.Count(type => type == "TaskFailed").Should().Be(2);
        types.Should().Contain("ExecutionSucceeded");
    }

    [Test]
    public async Task A_run_goes_on_where_it_failed()
    {
        var failed = (await RunAsync("--date", "2026-03-01", "--fail", "Curate gold=States.TaskFailed")).ShouldEndWith(1);
        failed.Output.Should().Contain($"orchestrate run prox --date 2026-03-01 --resume-at \"Curate gold\" --data {_scratch["data"]}");

        var resumed = (await RunAsync("--date", "2026-03-01", "--resume-at", "Curate gold")).ShouldEndWith(0);

        resumed.Output.Should().NotContain("Ingest to bronze: running").And.NotContain("Crawl silver").And.Contain("Curate gold");
        resumed.Output.Should().MatchRegex("fact_booking +200");
    }

    [Test]
    public async Task A_table_that_was_not_crawled_fails_the_job_by_name()
    {
        using var scratch = new Scratch();
        var run = await Checkout.Own.RunAsync(["run", "prox", .. Small, "--data", scratch["data"], "--resume-at", "Clean to silver"]);

        run.ShouldEndWith(1);
        run.Output.Should().Contain("EntityNotFoundException: Table bronze_users not found in the catalog database prox; was it crawled?");
    }

    private Task<CommandResult> RunAsync(params string[] arguments) => Checkout.Own.RunAsync(["run", "prox", .. Small, "--data", _scratch["data"], .. arguments]);

    private List<JsonValue> Inbox()
    {
        var file = _scratch[Path.Combine("data", "inbox.jsonl")];

        return File.Exists(file) ? [.. File.ReadLines(file).Select(line => JsonValue.Parse(line))] : [];
    }
}
