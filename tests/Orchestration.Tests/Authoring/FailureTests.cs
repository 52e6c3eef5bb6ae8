using Orchestration.Model;
using Orchestration.Services.Glue;
using Orchestration.Tests.Authoring.Samples;

namespace Orchestration.Tests.Authoring;

public class FailureTests
{
    private static readonly ErrorName Mine = new("Mine");

    [Test]
    public void An_error_that_a_scope_does_not_take_goes_to_the_one_around_it() => Catchers(flow =>
    {
        flow.OnError(failure => flow.Fail("Failed", failure.Error, failure.Cause));
        flow.OnError(body: () => flow.Run("Work", new StartCrawler { Name = "c" }), handler: failure => flow.Wait("Recover", TimeSpan.FromSeconds(1)), on: [Mine]);
    }).Should().Equal("Mine -> Recover", "States.ALL -> Failed");

    [Test]
    public void A_scope_that_takes_all_leaves_nothing_to_the_one_around_it() => Catchers(flow =>
    {
        flow.OnError(failure => flow.Fail("Failed", failure.Error, failure.Cause));
        flow.OnError(body: () => flow.Run("Work", new StartCrawler { Name = "c" }), handler: failure => flow.Wait("Recover", TimeSpan.FromSeconds(1)));
        flow.Run("More", new StartCrawler { Name = "c" });
    }).Should().Equal("States.ALL -> Recover");

    [Test]
    public void A_states_own_catches_come_before_the_scope_and_ignoring_all_comes_last() => Catchers(flow =>
    {
        flow.OnError(failure => flow.Fail("Failed", failure.Error, failure.Cause));
        flow.Run("Work", new StartCrawler { Name = "c" }, ignore: [GlueError.CrawlerRunning, ErrorName.All], catches: [new([Mine], failure => flow.Wait("Mine only", TimeSpan.FromSeconds(1)))]);
    }).Should().Equal("Glue.CrawlerRunningException -> Done", "Mine -> Mine only", "States.ALL -> Done");

    [Test]
    public void An_error_that_is_ignored_is_kept_from_a_retry_that_takes_all()
    {
        var work = Work(flow => flow.Run("Work", new StartCrawler { Name = "c" }, retry: [new Retry(ErrorName.All)], ignore: [GlueError.CrawlerRunning]));

        work.Retry.Select(retrier => $"{retrier.ErrorEquals.Single()} x {retrier.MaxAttempts}").Should().Equal("Glue.CrawlerRunningException x 0", "States.ALL x 3");
    }

    [Test]
    public void A_failure_branch_that_nothing_leads_to_is_not_written() => Build(flow =>
    {
        flow.OnError(failure => flow.Fail("Failed", failure.Error, failure.Cause));
        flow.Wait("Work", TimeSpan.FromSeconds(1));
    }).States.Select(state => state.Name).Should().Equal("Work", "Done");

    [Test]
    public void An_error_of_ones_own_goes_where_the_errors_of_tasks_go() => Build(flow =>
    {
        flow.OnError(failure => flow.Fail("Failed", failure.Error, failure.Cause));
        flow.If("Is it bad?", Expr.Of(1) > 0, then: () => flow.Raise("It is bad", "Bad", "Very"));
    }).Find("It is bad").Should().BeOfType<PassState>().Which.Should().Match<PassState>(pass =>
        pass.Next == "Failed" && pass.Assign.ToJson(false) == """{"failure":{"State":"It is bad","Error":"Bad","Cause":"Very"}}""");

    private static IEnumerable<string> Catchers(Action<Flow> define) => Work(define).Catch.Select(catcher => $"{string.Join(", ", catcher.ErrorEquals)} -> {catcher.Next}");

    private static TaskState Work(Action<Flow> define) => (TaskState)Build(define).Find("Work")!;

    private static StateMachineDefinition Build(Action<Flow> define) => new Machine(define).Build();

    private sealed class Machine(Action<Flow> define) : StateMachine<Import>
    {
        protected override End Define(Flow flow, Expr<Import> input)
        {
            define(flow);
            return flow.Succeed("Done");
        }
    }
}
