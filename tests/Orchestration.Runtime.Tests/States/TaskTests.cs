using Orchestration.Query.Json;
using Orchestration.Runtime.History;
using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;

namespace Orchestration.Runtime.Tests.States;

internal sealed class TaskTests
{
    private const string Job = """
        {
          "StartAt": "Job",
          "States": { "Job": { "Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", "Parameters": { "JobName": "bronze" }, "TimeoutSeconds": 3600, "End": true } }
        }
        """;

    private const string Callback = """
        {
          "StartAt": "Ask",
          "States": {
            "Ask": {
              "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "HeartbeatSeconds": 60,
              "Parameters": { "QueueUrl": "q", "MessageBody": { "token.$": "$$.Task.Token" } },
              "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Caught" }], "End": true
            },
            "Caught": { "Type": "Pass", "End": true }
          }
        }
        """;

    [Test]
    public async Task A_job_that_is_waited_for_is_scheduled_started_submitted_and_succeeds()
    {
        var time = new VirtualTime();
        var tasks = new FunctionTasks(async (request, _) =>
        {
            request.Submitted(JsonValue.Object(("JobRunId", "jr_1")));
            await Task.Delay(TimeSpan.FromMinutes(20), time, CancellationToken.None);
            return JsonValue.Object(("JobRunState", "SUCCEEDED"));
        });
        var result = await Machines.RunAsync(Job, tasks: tasks, time: time);

        result.Lines().Should().Be("""
            1 0 ExecutionStarted
            2 0 TaskStateEntered Job
            3 2 TaskScheduled
            4 3 TaskStarted
            5 4 TaskSubmitted
            6 5 TaskSucceeded
            7 6 TaskStateExited Job
            8 7 ExecutionSucceeded
            """);
        result.Output.ToJson().Should().Be("""{"JobRunState":"SUCCEEDED"}""");
        time.Elapsed.Should().Be(TimeSpan.FromMinutes(20));
        result.History[2].ToJson()["taskScheduledEventDetails"].ToJson().Should()
            .Be("""{"resourceType":"glue","resource":"startJobRun.sync","region":"us-east-1","parameters":"{\"JobName\":\"bronze\"}","timeoutInSeconds":3600}""");
        tasks.Requests.Should().ContainSingle().Which.Timeout.Should().Be(TimeSpan.FromHours(1));
    }

    [Test]
    public async Task A_job_that_takes_longer_than_its_timeout_fails_with_it_and_is_cancelled()
    {
        var time = new VirtualTime();
        var cancelled = false;
        var tasks = new FunctionTasks(async (_, cancellationToken) =>
        {
            await using var registration = cancellationToken.Register(() => cancelled = true);
            await Task.Delay(TimeSpan.FromHours(2), time, cancellationToken);
            return JsonObject.Empty;
        });
        var result = await Machines.RunAsync(Job, tasks: tasks, time: time);

        (result.Status, result.Error, result.Cause).Should().Be((ExecutionStatus.Failed, "States.Timeout", null));
        result.History[4].ToJson()["taskTimedOutEventDetails"].ToJson().Should().Be("""{"resourceType":"glue","resource":"startJobRun.sync","error":"States.Timeout"}""");
        (result.StopDate - result.StartDate).Should().Be(TimeSpan.FromHours(1));
        cancelled.Should().BeTrue();
    }

    [Test]
    public async Task A_task_that_waits_for_its_token_ends_when_the_token_comes_back()
    {
        var tasks = new FunctionTasks(_ => JsonValue.Object(("MessageId", "m1")));
        var time = new VirtualTime();
        Runtime.Execution execution;

        using (time.Hold())
        {
            execution = Machines.Load(Callback, tasks, time).Start();
            var token = tasks.Requests[0].TaskToken!;
            tasks.Requests[0].Arguments["MessageBody"]["token"].AsString().Should().Be(token);
            time.After(TimeSpan.FromSeconds(50), () => execution.SendTaskHeartbeat(token).Should().BeTrue());
            time.After(TimeSpan.FromSeconds(100), () => execution.SendTaskSuccess(token, "done").Should().BeTrue());
            time.After(TimeSpan.FromSeconds(101), () => execution.SendTaskSuccess(token, "again").Should().BeFalse());
        }

        var result = await execution.Completion;
        result.Output.Should().Be((JsonValue)"done");
        result.History.Select(happened => happened.Type).Should().ContainInOrder("TaskStarted", "TaskSubmitted", "TaskSucceeded");
        (result.StopDate - result.StartDate).Should().Be(TimeSpan.FromSeconds(100));
    }

    [Test]
    public async Task A_task_that_stays_silent_longer_than_its_heartbeat_times_out()
    {
        var result = await Machines.RunAsync(Callback, tasks: new FunctionTasks(_ => JsonObject.Empty));

        result.Output.ToJson().Should().Be("""{"Error":"States.Timeout","Cause":""}""");
        (result.StopDate - result.StartDate).Should().Be(TimeSpan.FromSeconds(60));
    }

    [Test]
    public async Task A_token_that_is_failed_without_words_is_caught_as_two_nulls()
    {
        var waiting = new WaitingTasks();
        var result = await Machines.Load(Callback, new RunnerOptions
        {
            Time = new VirtualTime(),
            Waiting = waiting,
            Tasks = new FunctionTasks(request =>
            {
                waiting.TryFail(request.TaskToken!).Should().BeTrue();
                return JsonObject.Empty;
            }),
        }).RunAsync();

        result.Output.ToJson().Should().Be("""{"Error":null,"Cause":null}""");
    }

    [Test]
    public async Task States_TaskFailed_stands_for_every_error_of_a_task_but_a_timeout()
    {
        const string Machine = """
            {
              "StartAt": "Job",
              "States": {
                "Job": {
                  "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "TimeoutSeconds": 5, "End": true,
                  "Catch": [{ "ErrorEquals": ["States.TaskFailed"], "Next": "Failed" }, { "ErrorEquals": ["States.ALL"], "Next": "Other" }]
                },
                "Failed": { "Type": "Pass", "Result": "failed", "End": true },
                "Other": { "Type": "Pass", "Result": "other", "End": true }
              }
            }
            """;
        var time = new VirtualTime();
        var failed = await Machines.RunAsync(Machine, tasks: new FunctionTasks(_ => throw new TaskException("Custom")));
        var late = await Machines.RunAsync(Machine, time: time, tasks: new FunctionTasks(async (_, cancellationToken) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(6), time, cancellationToken);
            return JsonObject.Empty;
        }));

        failed.Output.Should().Be((JsonValue)"failed");
        late.Output.Should().Be((JsonValue)"other");
        late.History.Select(happened => happened.Type).Should().Contain(HistoryEventType.LambdaFunctionTimedOut);
    }

    [Test]
    public async Task A_task_that_ended_is_not_cancelled_and_an_activity_is_taken_up_before_it_succeeds()
    {
        var cancelled = false;
        var result = await Machines.RunAsync(
            """{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:act", "End": true } } }""",
            tasks: new FunctionTasks((_, cancellationToken) =>
            {
                cancellationToken.Register(() => cancelled = true);
                return ValueTask.FromResult<TaskOutcome>(JsonObject.Empty);
            }));

        cancelled.Should().BeFalse();
        result.History.Select(happened => happened.Type).Should()
            .Equal("ExecutionStarted", "TaskStateEntered", "ActivityScheduled", "ActivityStarted", "ActivitySucceeded", "TaskStateExited", "ExecutionSucceeded");
    }

    [Test]
    public async Task A_defect_of_a_service_fails_the_execution_past_every_catcher_and_is_handed_on()
    {
        var result = await Machines.RunAsync(Callback.Replace(".waitForTaskToken", "", StringComparison.Ordinal).Replace("{ \"token.$\": \"$$.Task.Token\" }", "1", StringComparison.Ordinal),
            tasks: new FunctionTasks(_ => throw new InvalidOperationException("Oh.")));

        (result.Status, result.Error, result.Cause).Should().Be((ExecutionStatus.Failed, "States.Runtime", "The task service met a defect: InvalidOperationException: Oh."));
        result.Fault.Should().BeOfType<InvalidOperationException>();
    }

    [Test]
    public async Task A_result_that_is_too_large_fails_the_task_by_name()
    {
        var result = await Machines.RunAsync(Job, tasks: new FunctionTasks(_ => new JsonValue(new string('x', 262_143))));

        (result.Error, result.Cause).Should().Be(
            ("States.DataLimitExceeded", "The state/task 'glue' returned a result with a size exceeding the maximum number of bytes service limit."));
    }
}
