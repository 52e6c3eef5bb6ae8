using Orchestration.Query.Json;
using Orchestration.Runtime.Time;

namespace Orchestration.Runtime.Tests.States;

internal sealed class ExecutionTests
{
    private const string Loop = """
        { "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Pass", "Next": "A" } } }
        """;

    private const string Wait = """
        { "StartAt": "A", "TimeoutSeconds": 600, "States": { "A": { "Type": "Wait", "SecondsPath": "$.seconds", "End": true } } }
        """;

    [Test]
    public async Task A_machine_that_takes_longer_than_its_timeout_times_out_without_error_or_cause()
    {
        var result = await Machines.RunAsync(Wait, """{"seconds":601}""");

        (result.Status, result.Error, result.Cause).Should().Be((ExecutionStatus.TimedOut, null, null));
        (result.StopDate - result.StartDate).Should().Be(TimeSpan.FromSeconds(600));
        result.Lines().Should().EndWith("ExecutionTimedOut");
    }

    [Test]
    public async Task A_machine_that_ends_in_time_leaves_no_timer_behind()
    {
        var time = new VirtualTime();
        await Machines.RunAsync(Wait, """{"seconds":10}""", time: time);
        time.Elapsed.Should().Be(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task An_execution_that_is_stopped_is_aborted_and_the_event_follows_nothing()
    {
        var time = new VirtualTime();
        Runtime.Execution execution;

        using (time.Hold())
        {
            execution = Machines.Load(Wait, new RunnerOptions { Time = time }).Start(JsonValue.Object(("seconds", 100)));
            time.After(TimeSpan.FromSeconds(3), () => execution.Stop("Enough", "Somebody said so."));
        }

        var result = await execution.Completion;
        (result.Status, result.Error, result.Cause).Should().Be((ExecutionStatus.Aborted, "Enough", "Somebody said so."));
        result.Lines().Should().Be("""
            1 0 ExecutionStarted
            2 0 WaitStateEntered A
            3 0 ExecutionAborted
            """);
        time.Elapsed.Should().Be(TimeSpan.FromSeconds(3));
    }

    [Test]
    public async Task Cancelling_stops_the_execution()
    {
        using var cancellation = new CancellationTokenSource();
        var time = new VirtualTime();
        Runtime.Execution execution;

        using (time.Hold())
        {
            execution = Machines.Load(Wait, new RunnerOptions { Time = time }).Start(JsonValue.Object(("seconds", 100)), cancellationToken: cancellation.Token);
            await cancellation.CancelAsync();
        }

        (await execution.Completion).Status.Should().Be(ExecutionStatus.Aborted);
    }

    [Test]
    public async Task A_history_that_is_full_fails_the_execution()
    {
        var result = await Machines.RunAsync(Loop);

        (result.Status, result.Error, result.Cause).Should().Be((ExecutionStatus.Failed, "States.Runtime", "The execution reached the maximum number of history events (25000)."));
        result.History.Should().HaveCount(25_000);
    }

    [Test]
    public async Task An_endless_loop_can_be_stopped_from_another_thread_where_the_history_has_no_limit()
    {
        var runner = Machines.Load(Loop, new RunnerOptions { HistoryLimit = null, Time = new VirtualTime() });
        using var cancellation = new CancellationTokenSource();
        var entered = new TaskCompletionSource();
        Runtime.Execution? execution = null;
        runner = Machines.Load(Loop, runner.Options with
        {
            Observer = (running, _) =>
            {
                execution = running;
                entered.TrySetResult();
            },
        });
        var running = Task.Run(() => runner.RunAsync());
        await entered.Task;
        execution!.Stop();

        (await running).Status.Should().Be(ExecutionStatus.Aborted);
    }

    [Test]
    public async Task An_output_that_is_too_large_fails_the_state_by_name()
    {
        var result = await Machines.RunAsync(
            """
            { "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "a.$": "$.text", "b.$": "$.text" }, "End": true } } }
            """, JsonValue.Object(("text", new string('x', 140_000))).ToJson());

        (result.Error, result.Cause).Should().Be((
            "States.DataLimitExceeded",
            "An error occurred while executing the state 'A' (entered at the event id #2). The state/task 'A' returned a result with a size exceeding the maximum number of bytes service limit."));
    }

    [Test]
    public void An_input_that_is_too_large_is_refused()
    {
        var runner = Machines.Load(Wait);
        var act = () => runner.Start(new string('x', 262_143));
        act.Should().Throw<ArgumentException>().WithMessage("The input has 262145 bytes; an execution takes 262144 at most.*");
    }

    [Test]
    public async Task Two_runs_with_one_seed_are_the_same_to_the_last_token()
    {
        const string Machine = """
            {
              "StartAt": "A",
              "States": {
                "A": {
                  "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters": { "T.$": "$$.Task.Token" }, "TimeoutSeconds": 9, "End": true,
                  "Retry": [{ "ErrorEquals": ["States.ALL"], "JitterStrategy": "FULL", "IntervalSeconds": 100 }]
                }
              }
            }
            """;
        var first = await Machines.RunAsync(Machine, tasks: new FunctionTasks(_ => JsonObject.Empty));
        var second = await Machines.RunAsync(Machine, tasks: new FunctionTasks(_ => JsonObject.Empty));

        first.History.Select(happened => happened.ToJson().ToJson()).Should().Equal(second.History.Select(happened => happened.ToJson().ToJson()));
        (first.StopDate - first.StartDate).Should().BeGreaterThan(TimeSpan.FromSeconds(36)).And.BeLessThan(TimeSpan.FromSeconds(736));
    }

    [Test]
    public async Task The_context_object_says_what_AWS_says_in_its_order()
    {
        var result = await Machines.Load(
            """
            { "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "c.$": "$$" }, "OutputPath": "$.c", "End": true } } }
            """,
            new RunnerOptions { Time = new VirtualTime(), StateMachineName = "prox" }).RunAsync(JsonValue.Object(("a", 1)), "run-1");

        result.Output.ToJson().Should().Be(
            """{"Execution":{"Id":"arn:aws:states:us-east-1:123456789012:execution:prox:run-1","Input":{"a":1},"StartTime":"2026-01-01T00:00:00.000Z","Name":"run-1",""" +
            """ "RoleArn":"arn:aws:iam::123456789012:role/prox","RedriveCount":0},"StateMachine":{"Id":"arn:aws:states:us-east-1:123456789012:stateMachine:prox","Name":"prox"},""".TrimStart() +
            """ "State":{"Name":"A","EnteredTime":"2026-01-01T00:00:00.000Z"}}""".TrimStart());
    }
}
