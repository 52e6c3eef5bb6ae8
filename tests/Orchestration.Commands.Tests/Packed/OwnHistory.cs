using Orchestration.Asl;
using Orchestration.Query.Json;
using Orchestration.Runtime;
using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;
using Orchestration.Tests.Shared.Aws;

namespace Orchestration.Commands.Tests.Packed;

/// <summary>Histories that our own runtime makes, with jobs that fail, polls and a Map, as the wire has them.</summary>
internal static class OwnHistory
{
    public const string Definition = """
        {
          "StartAt": "Where to begin",
          "QueryLanguage": "JSONata",
          "States": {
            "Where to begin": {
              "Type": "Choice",
              "Choices": [{ "Condition": "{% $states.input.resumeAt = 'Clean to silver' %}", "Next": "Clean to silver" }],
              "Default": "Ingest to bronze"
            },
            "Ingest to bronze": {
              "Type": "Task",
              "Resource": "arn:aws:states:::glue:startJobRun.sync",
              "Arguments": { "JobName": "bronze-ingestion-job" },
              "Retry": [{ "ErrorEquals": ["Glue.ConcurrentRunsExceededException"], "IntervalSeconds": 30, "MaxAttempts": 3 }],
              "Output": {},
              "Next": "Start the bronze crawl"
            },
            "Start the bronze crawl": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:glue:startCrawler", "Arguments": { "Name": "bronze_crawler" }, "Next": "Wait for the bronze crawl" },
            "Wait for the bronze crawl": { "Type": "Wait", "Seconds": 15, "Next": "Look at the bronze crawl" },
            "Look at the bronze crawl": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:glue:getCrawler", "Arguments": { "Name": "bronze_crawler" }, "Next": "Is the bronze crawl over?" },
            "Is the bronze crawl over?": {
              "Type": "Choice",
              "Choices": [{ "Condition": "{% $states.input.Crawler.State = 'READY' %}", "Next": "Clean to silver" }],
              "Default": "Wait for the bronze crawl"
            },
            "Clean to silver": {
              "Type": "Task",
              "Resource": "arn:aws:states:::glue:startJobRun.sync",
              "Arguments": { "JobName": "transformations-job" },
              "Catch": [{ "ErrorEquals": ["States.ALL"], "Output": "{% $states.errorOutput %}", "Next": "Notify failure" }],
              "Next": "Copy the tables"
            },
            "Copy the tables": {
              "Type": "Map",
              "Items": "{% ['dim_user', 'dim_service', 'fact_booking'] %}",
              "MaxConcurrency": 1,
              "ItemProcessor": {
                "StartAt": "Copy a table",
                "States": { "Copy a table": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": { "FunctionName": "copy" }, "End": true } }
              },
              "Next": "Done"
            },
            "Done": { "Type": "Succeed" },
            "Notify failure": { "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Arguments": { "TopicArn": "t", "Message": "m" }, "Output": "{% $states.input %}", "Next": "Failed" },
            "Failed": { "Type": "Fail", "Error": "{% $states.input.Error %}", "Cause": "{% $states.input.Cause %}" }
          }
        }
        """;

    private static readonly DateTimeOffset Start = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);

    /// <summary>Runs the machine in virtual time; with <paramref name="broken"/> its second job fails, after so many seconds of cleaning.</summary>
    public static async Task<ScriptedExecution> RunAsync(bool broken, int cleaning = 271)
    {
        var time = new VirtualTime(Start);
        var runner = StateMachineRunner.Load(AslReader.Read(Definition), new RunnerOptions { Tasks = new Services(time, broken, cleaning), Time = time, Seed = 1, StateMachineName = "prox", Region = "eu-central-1", Account = "111122223333" });
        var ended = await runner.RunAsync(JsonValue.Parse("""{"logicalDate":"2026-11-20"}"""), "2026-11-20-1");
        return OnTheWire("prox", "2026-11-20-1", ended, Definition);
    }

    /// <summary>An execution of our runtime as the wire has it.</summary>
    public static ScriptedExecution OnTheWire(string machine, string name, ExecutionResult ended, string definition) =>
        new(machine, name, [.. ended.History.Select(happened => OnTheWire(happened.ToJson()))]) { Definition = definition };

    private static JsonValue OnTheWire(JsonValue happened) => JsonValue.Object(
    [
        .. happened.AsObject().Select(member => (member.Key, member.Key == "timestamp"
            ? DateTimeOffset.Parse(member.Value.AsString(), System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds() / 1000d
            : member.Value)),
    ]);

    private sealed class Services(TimeProvider time, bool broken, int cleaning) : ITaskService
    {
        private int _looks;

        public async ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken)
        {
            switch (request.StateName)
            {
                case "Ingest to bronze" when request.Attempt == 1:
                    throw new TaskException("Glue.ConcurrentRunsExceededException", "Concurrent runs exceeded for bronze-ingestion-job (Service: AWSGlue; Status Code: 400; Error Code: ConcurrentRunsExceededException; Request ID: r; Proxy: null)");

                case "Ingest to bronze":
                    request.Submitted(JsonValue.Parse("""{"JobRunId":"jr_1a2b3c"}"""));
                    await Task.Delay(TimeSpan.FromSeconds(58), time, cancellationToken);
                    return JsonValue.Parse("""{"JobRunId":"jr_1a2b3c","JobRunState":"SUCCEEDED"}""");

                case "Look at the bronze crawl":
                    return JsonValue.Parse(++_looks < 14 ? """{"Crawler":{"State":"RUNNING"}}""" : """{"Crawler":{"State":"READY"}}""");

                case "Clean to silver":
                    request.Submitted(JsonValue.Parse("""{"JobRunId":"jr_9c1d2e"}"""));
                    await Task.Delay(TimeSpan.FromSeconds(cleaning), time, cancellationToken);
                    return broken
                        ? throw new TaskException("States.TaskFailed", """{"AllocatedCapacity":10,"Arguments":{"--logical_date":"2026-11-20"},"Attempt":0,"ErrorMessage":"An error occurred while calling o128.save. Column 'fee' not found","ExecutionTime":271,"Id":"jr_9c1d2e","JobName":"transformations-job","JobRunState":"FAILED"}""")
                        : JsonValue.Parse("""{"JobRunId":"jr_9c1d2e","JobRunState":"SUCCEEDED"}""");

                default:
                    await Task.Delay(TimeSpan.FromSeconds(2), time, cancellationToken);
                    return JsonValue.Parse("{}");
            }
        }
    }
}
