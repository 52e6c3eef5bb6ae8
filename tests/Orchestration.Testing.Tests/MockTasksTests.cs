using Orchestration.Asl;
using Orchestration.Query.Json;
using Orchestration.Runtime;
using Orchestration.Runtime.Time;

namespace Orchestration.Testing.Tests;

public class MockTasksTests
{
    private const string Machine = """
        {
          "StartAt": "Start",
          "States": {
            "Start": {
              "Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", "Parameters": { "JobName": "j" }, "ResultPath": "$.run", "Next": "Tell",
              "Retry": [{ "ErrorEquals": ["Glue.ConcurrentRunsExceededException"], "IntervalSeconds": 30, "BackoffRate": 2, "MaxAttempts": 5, "JitterStrategy": "FULL" }]
            },
            "Tell": { "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": { "Message.$": "$.run.JobRunState" }, "End": true }
          }
        }
        """;

    [Test]
    public async Task Answers_are_given_attempt_by_attempt_and_the_last_one_stays()
    {
        var tasks = new MockTasks();
        tasks.State("Start").Fails("Glue.ConcurrentRunsExceededException", "Too many.").Times(2).Returns(JsonValue.Object(("JobRunState", "SUCCEEDED"))).After(TimeSpan.FromMinutes(10));
        tasks.Resource("arn:aws:states:::sns:publish").Returns(request => request.Arguments["Message"]);

        var (result, elapsed) = await RunAsync(tasks);

        result.Output.Should().Be((JsonValue)"SUCCEEDED");
        elapsed.Should().Be(TimeSpan.FromSeconds(30 + 60 + 600));
        tasks.RequestsOf("Start").Select(request => request.Attempt).Should().Equal(1, 2, 3);
        tasks.Requests.Should().HaveCount(4);
    }

    [Test]
    public async Task A_states_own_answers_come_before_those_of_its_resource()
    {
        var tasks = new MockTasks();
        tasks.Resource("arn:aws:states:::glue:startJobRun.sync").Returns(JsonObject.Empty);
        tasks.Resource("arn:aws:states:::sns:publish").Returns("resource");
        tasks.State("Start").Returns(JsonValue.Object(("JobRunState", "STOPPED")));
        tasks.State("Tell").Returns(request => $"state {request.Arguments["Message"].AsString()}");

        (await RunAsync(tasks)).Result.Output.Should().Be((JsonValue)"state STOPPED");
    }

    [Test]
    public async Task A_task_that_nobody_mocked_is_named_with_what_to_write()
    {
        var (result, _) = await RunAsync(new MockTasks());

        result.Status.Should().Be(ExecutionStatus.Failed);
        result.Fault.Should().BeOfType<InvalidOperationException>().Which.Message.Should().Be(
            """Nobody mocked the task of 'Start'. Write tasks.State("Start").Returns(..) or tasks.Resource("arn:aws:states:::glue:startJobRun.sync").Returns(..).""");
    }

    [Test]
    public void Times_needs_an_answer_to_repeat()
    {
        var act = () => new MockTasks().State("Start").Times(2);
        act.Should().Throw<InvalidOperationException>().WithMessage("There is no answer yet: write Returns(..) or Fails(..) first.");
    }

    private static async Task<(ExecutionResult Result, TimeSpan Elapsed)> RunAsync(MockTasks tasks)
    {
        var time = new VirtualTime();
        var result = await StateMachineRunner.Load(AslReader.Read(Machine), new() { Tasks = tasks, Time = time, Jitter = () => 1 }).RunAsync();
        return (result, time.Elapsed);
    }
}
