using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime;
using Orchestration.Runtime.History;
using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;
using Orchestration.Tests.Authoring.Samples;

namespace Orchestration.Tests.Authoring;

/// <summary>The samples do what they say, in both languages.</summary>
[TestFixture(QueryLanguage.Jsonata)]
[TestFixture(QueryLanguage.JsonPath)]
public class SampleExecutionTests(QueryLanguage language)
{
    private const string Input = """
        {"tables": [{"name": "a", "rows": 10}, {"name": "b", "rows": 20}, {"name": "c", "rows": 30}], "bucket": "lake", "patience": 5, "notBefore": "2026-01-01T01:00:00Z"}
        """;

    [Test]
    public void Items_are_worked_on_inline_alone_with_more_and_in_batches()
    {
        var result = Run(new OverMany(), Input, request => request.StateName switch
        {
            "Note" => Answer(request.Arguments["Payload"]["token"]),
            _ => Answer(request.Arguments["Payload"]["rows"]),
        });

        result.Status.Should().Be(ExecutionStatus.Succeeded, result.Cause ?? "");
        result.Output.Should().Be(JsonValue.Parse("""{"tables": 10, "seconds": 10}"""));
        Outputs(result, "Each").Should().Be(JsonValue.Parse("[10, 20, 30]"));
        Outputs(result, "Each alone").Should().Be(JsonValue.Parse("[10, 20, 30]"));
        Outputs(result, "Each with").Should().Be(JsonValue.Parse("""["lake", "lake", "lake"]"""));
        Outputs(result, "Each two").Should().Be(JsonValue.Parse("""["a", "c"]"""));
    }

    [Test]
    public void An_odd_graph_tries_until_it_gives_up()
    {
        var result = Run(new OddGraph(), Input, request => request.StateName switch
        {
            "Load" => JsonValue.Parse("""{"Id": "jr", "ExecutionTime": 30}"""),
            "the run: check" => JsonValue.Parse("""{"JobRun": {"Id": "jr", "JobRunState": "SUCCEEDED"}}"""),
            _ => JsonObject.Empty,
        });

        (result.Status, result.Error, result.Cause).Should().Be((ExecutionStatus.Failed, "TriedTooOften", "Tried 4 times"));
        Path(result).Should().StartWith(["Wait until it may begin", "No tries yet", "One more try", "Be patient", "Take a breath", "How to go on?", "Load"]);
        (result.StopDate - result.StartDate).Should().Be(TimeSpan.FromHours(1) + (4 * TimeSpan.FromSeconds(6)) + (3 * TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void An_ignored_error_goes_on_untried_and_a_poll_that_fails_says_how()
    {
        var loads = 0;
        var result = Run(new OddGraph(), Input, request => request.StateName switch
        {
            "Load" when loads++ is 0 => throw new TaskException("Glue.EntityNotFoundException", "no job"),
            "the run: check" => JsonValue.Parse("""{"JobRun": {"Id": "jr", "JobRunState": "FAILED"}}"""),
            _ => JsonObject.Empty,
        });

        (result.Error, result.Cause).Should().Be(("LoadFailed", "jr ended FAILED"));
        loads.Should().Be(1);
    }

    [Test]
    public void A_poll_gives_up_after_its_time()
    {
        var result = Run(new OddGraph(), Input, request => request.StateName switch
        {
            "the run: check" => JsonValue.Parse("""{"JobRun": {"Id": "jr", "JobRunState": "RUNNING"}}"""),
            _ => JsonObject.Empty,
        });

        (result.Error, result.Cause).Should().Be(("PollTimeout", "the run was not done after 0:05:00."));
        Path(result).Count(state => state == "the run: wait").Should().Be(30);
    }

    private static JsonValue Answer(JsonValue payload) => JsonValue.Object(("Payload", payload), ("StatusCode", 200));

    private static IEnumerable<string> Path(ExecutionResult result) => result.History.Select(happened => happened.Details).OfType<HistoryDetails.Entered>().Select(entered => entered.Name);

    private static JsonValue Outputs(ExecutionResult result, string state) => result.History.Select(happened => happened.Details).OfType<HistoryDetails.Exited>().Last(exited => exited.Name == state).Output;

    private ExecutionResult Run(StateMachine machine, string input, Func<TaskRequest, JsonValue> answer)
    {
        var execution = StateMachineRunner.Load(machine.Build(language), new() { Tasks = new Services(answer), Time = new VirtualTime(), Seed = 3 }).Start(JsonValue.Parse(input));
        execution.Completion.IsCompleted.Should().BeTrue();
        return execution.Completion.GetAwaiter().GetResult();
    }

    private sealed class Services(Func<TaskRequest, JsonValue> answer) : ITaskService
    {
        public ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken) => ValueTask.FromResult<TaskOutcome>(answer(request));
    }
}
