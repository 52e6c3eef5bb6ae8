using System.Diagnostics.CodeAnalysis;
using Orchestration.Asl;
using Orchestration.Query.Json;
using Orchestration.Runtime.Maps;
using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;

namespace Orchestration.Runtime.Tests.Conformance;

/// <summary>
/// Executions that were recorded on AWS, run here. Level 0: status and output, or status and error. Level 1: the cause too. Level 2: the sequence of events. Level 3: every field of every event.
/// </summary>
internal sealed class RecordedExecutionTests
{
    [Test]
    public async Task Executions_that_need_no_service_go_as_they_were_recorded() =>
        (await RunAsync("conformance/aws/cases.jsonl", recorded => recorded.IsSelfContained)).Should().BeAtLeast(level0: 461, level1: 461, level2: 216, level3: 216);

    [Test]
    public async Task Executions_with_tasks_go_as_they_were_recorded_when_the_services_answer_as_they_did() =>
        (await RunAsync("conformance/aws/cases.jsonl", recorded => !recorded.IsSelfContained && recorded.Events.Count > 0)).Should().BeAtLeast(level0: 102, level1: 102, level2: 102, level3: 99);

    [Test]
    public async Task Executions_that_others_recorded_go_as_they_were_recorded() =>
        (await RunAsync("conformance/aws/facts.jsonl", recorded => recorded.IsSelfContained || recorded.Json["needs"]["task_double"].IsObject || recorded.Json["needs"]["s3"].IsObject))
            .Should().BeAtLeast(level0: 141, level1: 141, level2: 0, level3: 0);

    [SuppressMessage("Design", "CA1031", Justification = "A case that breaks counts as one that differs.")]
    private static async Task<Score> RunAsync(string file, Func<RecordedCase, bool> wanted)
    {
        var score = new Score();

        // Records without a status were broken off while the execution still ran.
        foreach (var recorded in RecordedCase.Executions(file).Where(wanted).Where(one => one.Expected["status"].IsString))
        {
            try
            {
                await OneAsync(recorded, score);
            }
            catch (Exception exception)
            {
                score.Add(recorded, [exception.GetType().Name + ": " + exception.Message.Split('\n')[0], null, null, null], recorded.Events.Count > 0 ? 4 : 2);
            }
        }

        TestContext.Out.WriteLine(score);
        return score;
    }

    private static async Task OneAsync(RecordedCase recorded, Score score)
    {
        var tokens = new WaitingTasks();
        var runner = StateMachineRunner.Load(AslReader.Read(recorded.Definition), new()
        {
            Time = new VirtualTime(new(2026, 4, 16, 21, 12, 2, TimeSpan.Zero)),
            Seed = 7,
            Account = "111111111111",
            RoleArn = "arn:aws:iam::111111111111:role/conformance-role",
            Waiting = tokens,
            Tasks = new RecordedTasks(recorded, tokens),
            Items = new ObjectItemStore(new RecordedObjects(recorded)),
        });
        var execution = runner.Start(recorded.Input, recorded.Json["execution_name"] is { IsString: true } name ? name.AsString() : null);

        if (!execution.Completion.IsCompleted && await Task.WhenAny(execution.Completion, Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System)) != execution.Completion)
        {
            execution.Stop();
        }

        var result = await execution.Completion;
        var status = result.Status switch { ExecutionStatus.TimedOut => "TIMED_OUT", var other => other.ToString().ToUpperInvariant() };
        var expected = recorded.Expected;
        var succeeded = expected["status"] == "SUCCEEDED";
        var zero = First(
            RecordedValue.Difference(expected["status"], status, recorded, "status"),
            Output(recorded, result),
            succeeded ? null : Said(recorded, "error", result.Error));
        var one = zero ?? (succeeded ? null : Said(recorded, "cause", result.Cause));

        if (recorded.Events.Count == 0)
        {
            score.Add(recorded, [zero, one], 2);
            return;
        }

        var (sequence, field) = RecordedHistory.Difference(recorded.Events, [.. result.History.Select(happened => happened.ToJson())], recorded);
        score.Add(recorded, [zero, one, one ?? sequence, one ?? sequence ?? field], 4);
    }

    // Where a record without events says nothing of it, it was not kept; null means that there was none.
    private static string? Said(RecordedCase recorded, string name, string? text) => !recorded.Expected.AsObject().Has(name) && recorded.Events.Count == 0
        ? null
        : RecordedValue.Difference(Given(recorded.Expected[name]), Text(text), recorded, name);

    // Some recorders kept the output as text, some as a value.
    private static string? Output(RecordedCase recorded, ExecutionResult result) =>
        RecordedValue.Difference(recorded.Expected["output"], result.Output, recorded, "output") is { } difference
        && (result.Output.IsUndefined || RecordedValue.Difference(recorded.Expected["output"], result.Output.ToJson(), recorded, "output") is not null)
            ? difference
            : null;

    private static string? First(params string?[] differences) => differences.FirstOrDefault(difference => difference is not null);

    private static JsonValue Text(string? text) => text is null ? default : new JsonValue(text);

    private static JsonValue Given(JsonValue value) => value.IsNull ? default : value;
}
