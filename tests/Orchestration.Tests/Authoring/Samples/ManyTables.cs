using Orchestration.Services.Glue;

namespace Orchestration.Tests.Authoring.Samples;

/// <summary>Types that go through Map, Parallel and If to an output.</summary>
internal sealed class ManyTables : StateMachine<Import, Imported>
{
    public override TimeSpan? Timeout => TimeSpan.FromHours(6);

    protected override End<Imported> Define(Flow flow, Expr<Import> input)
    {
        flow.OnError(failure => flow.Fail("Import failed", failure.Error, failure.Cause));

        var runs = flow.ForEach("Load each table", input.Tables, maxConcurrency: 4, tolerate: Tolerance.Percent(10), retry: [GlueRetry.Jobs], body: table =>
            flow.Run("Load table", new StartJobRun { JobName = "load-table", Arguments = { ["--table"] = table.Name } }.Sync(), timeout: TimeSpan.FromHours(1)).ExecutionTime);

        var (audit, report) = flow.Parallel("Wrap up",
            () => flow.Run("Audit", new StartJobRun { JobName = "audit" }.Sync()).ExecutionTime,
            () => flow.Run("Report", new StartJobRun { JobName = "report" }.Sync()).ExecutionTime);

        flow.If("Was it slow?", audit > 3600, then: () => flow.Fail("Too slow", "TooSlow", $"The audit took {audit} s"));

        return flow.Succeed("Imported", Imported.Of(runs.Count, audit + report));
    }
}
