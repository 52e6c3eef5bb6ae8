using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;

namespace Orchestration.Runtime.Tests.States;

internal sealed class TransitionTests
{
    [Test]
    public async Task A_machine_goes_from_state_to_state_and_its_events_follow_each_other_as_on_AWS()
    {
        var result = await Machines.RunAsync("""
            {
              "StartAt": "A",
              "States": {
                "A": { "Type": "Pass", "Result": { "n": 1 }, "ResultPath": "$.a", "Next": "B" },
                "B": { "Type": "Wait", "Seconds": 60, "Next": "C" },
                "C": { "Type": "Succeed" }
              }
            }
            """, """{"x":true}""");

        result.Status.Should().Be(ExecutionStatus.Succeeded);
        result.Output.ToJson().Should().Be("""{"x":true,"a":{"n":1}}""");
        (result.StopDate - result.StartDate).Should().Be(TimeSpan.FromSeconds(60));
        result.Lines().Should().Be("""
            1 0 ExecutionStarted
            2 0 PassStateEntered A
            3 2 PassStateExited A
            4 3 WaitStateEntered B
            5 4 WaitStateExited B
            6 5 SucceedStateEntered C
            7 6 SucceedStateExited C
            8 7 ExecutionSucceeded
            """);
    }

    [Test]
    public async Task A_task_is_retried_after_the_stated_waits_and_then_caught()
    {
        var time = new VirtualTime();
        var attempts = new List<TimeSpan>();
        var tasks = new FunctionTasks(request =>
        {
            attempts.Add(time.Elapsed);
            throw new TaskException("Glue.ConcurrentRunsExceededException", "Too many.");
        });
        var result = await Machines.RunAsync("""
            {
              "StartAt": "A",
              "States": {
                "A": {
                  "Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", "Parameters": { "JobName": "j" }, "End": true,
                  "Retry": [{ "ErrorEquals": ["Glue.ConcurrentRunsExceededException"], "IntervalSeconds": 10, "BackoffRate": 3, "MaxAttempts": 3, "MaxDelaySeconds": 60 }],
                  "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "B" }]
                },
                "B": { "Type": "Fail", "Error": "Gone", "CausePath": "$.error.Cause" }
              }
            }
            """, tasks: tasks, time: time);

        result.Status.Should().Be(ExecutionStatus.Failed);
        (result.Error, result.Cause).Should().Be(("Gone", "Too many."));
        attempts.Select(at => at.TotalSeconds).Should().Equal(0, 10, 40, 100);
        tasks.Requests.Select(request => request.Attempt).Should().Equal(1, 2, 3, 4);
    }
}
