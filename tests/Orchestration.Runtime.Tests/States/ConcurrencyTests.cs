using Orchestration.Query.Json;
using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;

namespace Orchestration.Runtime.Tests.States;

internal sealed class ConcurrencyTests
{
    [Test]
    public async Task No_more_iterations_run_at_a_time_than_allowed()
    {
        var time = new VirtualTime();
        var (running, most) = (0, 0);
        var tasks = new FunctionTasks(async (_, cancellationToken) =>
        {
            most = Math.Max(most, ++running);
            await Task.Delay(TimeSpan.FromSeconds(10), time, cancellationToken);
            running--;
            return JsonObject.Empty;
        });
        var result = await Machines.RunAsync(Map("\"MaxConcurrency\": 3,"), "[1,2,3,4,5,6,7]", tasks, time);

        result.Status.Should().Be(ExecutionStatus.Succeeded);
        most.Should().Be(3);
        time.Elapsed.Should().Be(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task Results_are_in_the_order_of_the_items_whichever_ends_first()
    {
        var time = new VirtualTime();
        var tasks = new FunctionTasks(async (request, cancellationToken) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(100 - request.Arguments.AsNumber()), time, cancellationToken);
            return request.Arguments;
        });
        var result = await Machines.RunAsync(Map(""), "[1,2,3,4]", tasks, time);

        result.Output.ToJson().Should().Be("[1,2,3,4]");
        result.History.Where(happened => happened.Type == "MapIterationSucceeded").Select(happened => happened.ToJson()["mapIterationSucceededEventDetails"]["index"].AsNumber())
            .Should().Equal(3, 2, 1, 0);
    }

    [Test]
    public async Task An_iteration_that_fails_cuts_the_others_off()
    {
        var time = new VirtualTime();
        var cancelled = 0;
        var tasks = new FunctionTasks(async (request, cancellationToken) =>
        {
            await using var registration = cancellationToken.Register(() => cancelled++);
            await Task.Delay(TimeSpan.FromSeconds(request.Arguments.AsNumber()), time, cancellationToken);
            throw new TaskException("Bad", $"{request.Arguments}");
        });
        var result = await Machines.RunAsync(Map(""), "[30,20,10]", tasks, time);

        (result.Status, result.Error, result.Cause).Should().Be((ExecutionStatus.Failed, "Bad", "10"));
        cancelled.Should().BeGreaterThanOrEqualTo(2);
        result.Lines().Should().EndWith("""
            16 15 TaskFailed
            17 16 MapIterationFailed M
            18 16 TaskStateAborted
            19 16 MapIterationAborted M
            20 16 TaskStateAborted
            21 16 MapIterationAborted M
            22 16 MapStateFailed
            23 22 ExecutionFailed
            """);
    }

    [Test]
    public async Task A_branch_that_fails_is_caught_by_the_Parallel_state_with_its_own_error()
    {
        var result = await Machines.RunAsync("""
            {
              "StartAt": "P",
              "States": {
                "P": {
                  "Type": "Parallel", "End": true,
                  "Branches": [
                    { "StartAt": "W", "States": { "W": { "Type": "Wait", "Seconds": 100, "End": true } } },
                    { "StartAt": "F", "States": { "F": { "Type": "Fail", "Error": "Oops", "Cause": "It fell." } } }
                  ],
                  "Catch": [{ "ErrorEquals": ["Oops"], "ResultPath": "$.error", "Next": "End" }]
                },
                "End": { "Type": "Succeed" }
              }
            }
            """, """{"a":1}""");

        result.Output.ToJson().Should().Be("""{"a":1,"error":{"Error":"Oops","Cause":"It fell."}}""");
        result.StopDate.Should().Be(result.StartDate);
    }

    [Test]
    public async Task Variables_of_the_outer_graph_are_readable_in_branches_and_those_of_a_branch_stay_in_it()
    {
        var result = await Machines.RunAsync("""
            {
              "StartAt": "Set",
              "States": {
                "Set": { "Type": "Pass", "Assign": { "outer": 1 }, "Next": "P" },
                "P": {
                  "Type": "Parallel",
                  "Branches": [
                    { "StartAt": "A", "States": { "A": { "Type": "Pass", "Assign": { "inner": 2 }, "Next": "B" }, "B": { "Type": "Pass", "Parameters": { "sum.$": "States.MathAdd($outer, $inner)" }, "End": true } } },
                    { "StartAt": "C", "States": { "C": { "Type": "Pass", "Parameters": { "outer.$": "$outer" }, "End": true } } }
                  ],
                  "Next": "After"
                },
                "After": { "Type": "Pass", "Parameters": { "inner.$": "$inner" }, "End": true }
              }
            }
            """);

        result.History.Last(happened => happened.Type == "PassStateEntered").ToJson()["stateEnteredEventDetails"]["input"].AsString().Should().Be("""[{"sum":3},{"outer":1}]""");
        (result.Status, result.Error).Should().Be((ExecutionStatus.Failed, "States.Runtime"));
    }

    [Test]
    public async Task A_distributed_Map_runs_every_batch_as_an_execution_of_its_own()
    {
        var arns = new HashSet<string>();
        var result = await Machines.Load(
            Distributed("""
                "ItemBatcher": { "MaxItemsPerBatch": 2, "BatchInput": { "day": 7 } },
                """),
            new RunnerOptions { Time = new VirtualTime(), Seed = 3, Observer = (execution, _) => arns.Add(execution.Arn) }).RunAsync(JsonValue.Parse("[1,2,3,4,5]"));

        result.Output.ToJson().Should().Be("""[{"BatchInput":{"day":7},"Items":[1,2]},{"BatchInput":{"day":7},"Items":[3,4]},{"BatchInput":{"day":7},"Items":[5]}]""");
        arns.Should().HaveCount(4);
        result.Lines().Should().Be("""
            1 0 ExecutionStarted
            2 0 MapStateEntered M
            3 2 MapStateStarted
            4 3 MapRunStarted
            5 4 MapRunSucceeded
            6 5 MapStateSucceeded
            7 4 MapStateExited M
            8 7 ExecutionSucceeded
            """);
    }

    [TestCase("", "States.ExceedToleratedFailureThreshold")]
    [TestCase("\"ToleratedFailureCount\": 1,", "States.ExceedToleratedFailureThreshold")]
    [TestCase("\"ToleratedFailureCount\": 2,", null)]
    [TestCase("\"ToleratedFailurePercentage\": 39,", "States.ExceedToleratedFailureThreshold")]
    [TestCase("\"ToleratedFailurePercentage\": 40,", null)]
    public async Task A_distributed_Map_fails_when_more_items_fail_than_it_tolerates(string tolerated, string? error)
    {
        var result = await Machines.RunAsync(Distributed(tolerated).Replace(
            """ "I": { "Type": "Pass", "End": true } """.Trim(),
            """
            "I": { "Type": "Choice", "Choices": [{ "Variable": "$", "NumericGreaterThan": 3, "Next": "F" }], "Default": "S" }, "F": { "Type": "Fail" }, "S": { "Type": "Succeed" }
            """, StringComparison.Ordinal), "[1,2,3,4,5]");

        result.Error.Should().Be(error);

        if (error is null)
        {
            result.Output.ToJson().Should().Be("[1,2,3]");
        }
    }

    private static string Map(string fields) => $$"""
        {
          "StartAt": "M",
          "States": {
            "M": {
              "Type": "Map", {{fields}} "End": true,
              "ItemProcessor": { "StartAt": "T", "States": { "T": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true } } }
            }
          }
        }
        """;

    private static string Distributed(string fields) => $$"""
        {
          "StartAt": "M",
          "States": {
            "M": {
              "Type": "Map", {{fields}} "End": true,
              "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Pass", "End": true } } }
            }
          }
        }
        """;
}
