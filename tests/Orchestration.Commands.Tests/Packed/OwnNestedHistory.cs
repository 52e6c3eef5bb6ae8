using Orchestration.Asl;
using Orchestration.Query.Json;
using Orchestration.Runtime;
using Orchestration.Runtime.History;
using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;
using Orchestration.Tests.Shared.Aws;
using static Orchestration.Tests.Shared.Aws.ScriptedAws;

namespace Orchestration.Commands.Tests.Packed;

/// <summary>Histories that our own runtime makes, of a machine with a job, a Map run, and an execution inside it that fails.</summary>
internal sealed class OwnNestedHistory
{
    private const string Definition = """
        {
          "StartAt": "Clean",
          "QueryLanguage": "JSONata",
          "States": {
            "Clean": { "Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", "Arguments": { "JobName": "cleaning-job" }, "Next": "Score every user" },
            "Score every user": {
              "Type": "Map",
              "Items": "{% [1..8] %}",
              "MaxConcurrency": 4,
              "ToleratedFailurePercentage": 30,
              "Label": "Score",
              "ItemProcessor": {
                "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
                "StartAt": "Score",
                "States": { "Score": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": { "FunctionName": "score" }, "End": true } }
              },
              "Next": "Load and check"
            },
            "Load and check": {
              "Type": "Parallel",
              "Branches": [
                {
                  "StartAt": "Load the warehouse",
                  "States": { "Load the warehouse": { "Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2", "Arguments": { "StateMachineArn": "loader" }, "End": true } }
                },
                {
                  "StartAt": "Check the counts",
                  "States": { "Check the counts": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": { "FunctionName": "check" }, "End": true } }
                }
              ],
              "Next": "Tell everybody"
            },
            "Tell everybody": { "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Arguments": { "TopicArn": "t", "Message": "m" }, "End": true }
          }
        }
        """;

    private const string ChildDefinition = """
        {
          "StartAt": "Copy the rows",
          "QueryLanguage": "JSONata",
          "States": {
            "Copy the rows": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": { "FunctionName": "copy" }, "Next": "Check the keys" },
            "Check the keys": {
              "Type": "Task",
              "Resource": "arn:aws:states:::lambda:invoke",
              "Arguments": { "FunctionName": "keys" },
              "Retry": [{ "ErrorEquals": ["States.TaskFailed"], "IntervalSeconds": 20, "MaxAttempts": 1 }],
              "End": true
            }
          }
        }
        """;

    private static readonly Dictionary<string, int> Seconds = new()
    {
        ["Clean"] = 70,
        ["Score"] = 60,
        ["Load the warehouse"] = 100,
        ["Check the counts"] = 45,
        ["Copy the rows"] = 40,
        ["Check the keys"] = 20,
        ["Tell everybody"] = 2,
    };

    private static readonly DateTimeOffset Start = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);

    private IReadOnlyList<(string Arn, string Type, DateTimeOffset Time)> _items = [];

    /// <summary>The machine's execution.</summary>
    public required ScriptedExecution Outer { get; init; }

    /// <summary>The execution that it started.</summary>
    public required ScriptedExecution Inner { get; init; }

    /// <summary>Runs the machine, and the one that it starts, in virtual time.</summary>
    public static async Task<OwnNestedHistory> RunAsync()
    {
        var inner = await RunAsync("loader", "nightly-1", ChildDefinition, Start.AddSeconds(Seconds["Clean"] + (2 * Seconds["Score"])), (_, _) => { });
        var items = new List<(string, string, DateTimeOffset)>();
        var outer = await RunAsync("nightly", "2026-11-20-1", Definition, Start, (execution, happened) => items.Add((execution.Arn, happened.Type, happened.Timestamp)));
        return new() { Outer = outer, Inner = inner, _items = [.. items.Where(item => item.Item1 != outer.Arn)] };
    }

    /// <summary>The Map run as it was at <paramref name="now"/>.</summary>
    public JsonValue MapRun(DateTimeOffset now)
    {
        const int Items = 8;
        var (started, succeeded, failed) = (Count("ExecutionStarted"), Count("ExecutionSucceeded"), Count("ExecutionFailed"));
        var over = succeeded + failed == Items;
        return JsonValue.Object(
        [
            ("status", over ? "SUCCEEDED" : "RUNNING"),
            ("startDate", _items[0].Time.ToUnixTimeSeconds()),
            .. over ? [("stopDate", _items[^1].Time.ToUnixTimeSeconds())] : (ReadOnlySpan<(string, JsonValue)>)[],
            ("toleratedFailurePercentage", 30),
            ("itemCounts", JsonValue.Object(("total", Items), ("pending", Items - started), ("running", started - succeeded - failed), ("succeeded", succeeded), ("failed", failed), ("timedOut", 0), ("aborted", 0))),
        ]);

        int Count(string type) => _items.Count(item => item.Type == type && item.Time <= now);
    }

    /// <summary>What the job had written until <paramref name="now"/>.</summary>
    public static Answer Log(Call call, DateTimeOffset now)
    {
        if (call["logGroupName"] != "/aws-glue/jobs/output")
        {
            return Answer.Error("ResourceNotFoundException", "The specified log stream does not exist.");
        }

        (int Seconds, string Text)[] lines = [(12, "13 tables are read"), (40, "dim_user: 1,204 rows, of which 3 are quarantined"), (58, "fact_booking: 88,120 rows")];
        var from = call["nextToken"] is { } token ? int.Parse(token[2..], System.Globalization.CultureInfo.InvariantCulture) : 0;
        var there = lines.Count(line => Start.AddSeconds(line.Seconds) <= now);
        return JsonValue.Object(
            ("events", JsonValue.Array([.. lines[from..there].Select(line => JsonValue.Object(("timestamp", Start.AddSeconds(line.Seconds).ToUnixTimeMilliseconds()), ("message", line.Text)))])),
            ("nextForwardToken", $"f/{there}"));
    }

    private static async Task<ScriptedExecution> RunAsync(string machine, string name, string definition, DateTimeOffset start, Action<Execution, HistoryEvent> observer)
    {
        var time = new VirtualTime(start);
        var options = new RunnerOptions { Tasks = new Services(time), Time = time, Seed = 1, Observer = observer, StateMachineName = machine, Region = "eu-central-1", Account = "111122223333" };
        var ended = await StateMachineRunner.Load(AslReader.Read(definition), options).RunAsync(JsonValue.Parse("{}"), name);
        return OwnHistory.OnTheWire(machine, name, ended, definition);
    }

    private sealed class Services(TimeProvider time) : ITaskService
    {
        private int _scored;

        public async ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken)
        {
            if (request.StateName == "Clean")
            {
                request.Submitted(JsonValue.Parse("""{"JobRunId":"jr_5e6f"}"""));
            }
            else if (request.StateName == "Load the warehouse")
            {
                request.Submitted(JsonValue.Parse("""{"ExecutionArn":"arn:aws:states:eu-central-1:111122223333:execution:loader:nightly-1"}"""));
            }

            await Task.Delay(TimeSpan.FromSeconds(Seconds[request.StateName]), time, cancellationToken);
            return request.StateName switch
            {
                "Score" when Interlocked.Increment(ref _scored) == 3 => throw new TaskException("ScoreError", "The user has no bookings."),
                "Check the keys" => throw new TaskException("KeyError", """{"errorMessage":"The key 4711 is there twice.","errorType":"KeyError"}"""),
                "Load the warehouse" => throw new TaskException("States.TaskFailed", """{"ExecutionArn":"arn:aws:states:eu-central-1:111122223333:execution:loader:nightly-1","Status":"FAILED","Error":"KeyError","Cause":"{\"errorMessage\":\"The key 4711 is there twice.\",\"errorType\":\"KeyError\"}"}"""),
                _ => JsonValue.Parse("{}"),
            };
        }
    }
}
