using System.Collections.Immutable;
using Orchestration.Query.Json;
using Orchestration.Resources;

namespace Orchestration.Local.Glue;

/// <summary>One run of a Glue job.</summary>
internal sealed class JobRun(Job job, string id, ImmutableArray<(string Name, string Value)> arguments, DateTimeOffset startedOn)
{
    public const string LogGroup = "/aws-glue/jobs";

    private DateTimeOffset? _modifiedOn;

    public string Id => id;

    public JobRunState State { get; private set; } = JobRunState.Starting;

    public string? ErrorMessage { get; private set; }

    public DateTimeOffset? CompletedOn { get; private set; }

    public void Enter(JobRunState state, DateTimeOffset now, string? error = null)
    {
        (State, _modifiedOn, ErrorMessage) = (state, now, error);

        if (state is JobRunState.Stopped or JobRunState.Succeeded or JobRunState.Failed or JobRunState.Timeout)
        {
            CompletedOn = now;
        }
    }

    /// <summary>The run as the optimised integration gives it back: times are milliseconds.</summary>
    public JsonObject ToResult() => ToJson(Aws.Milliseconds);

    /// <summary>The run as <c>glue:GetJobRun</c> gives it: times are text.</summary>
    public JsonObject ToSdkResult() => ToJson(Aws.Text);

    private JsonObject ToJson(Func<DateTimeOffset, JsonValue> time)
    {
        List<(string, JsonValue)> members =
        [
            ("AllocatedCapacity", job.WorkerCount),
            ("Arguments", JsonValue.Object([.. arguments.Select(argument => (argument.Name, (JsonValue)argument.Value))])),
            ("Attempt", 0),
        ];

        if (CompletedOn is { } completed)
        {
            members.Add(("CompletedOn", time(completed)));
        }

        if (ErrorMessage is { } error)
        {
            members.Add(("ErrorMessage", error));
        }

        members.AddRange(
        [
            ("ExecutionTime", (long)((_modifiedOn ?? startedOn) - startedOn).TotalSeconds),
            ("GlueVersion", job.GlueVersion),
            ("Id", id),
            ("JobName", job.Name),
            ("JobRunState", State.ToString().ToUpperInvariant()),
            ("LastModifiedOn", time(_modifiedOn ?? startedOn)),
            ("LogGroupName", LogGroup),
            ("MaxCapacity", job.WorkerCount),
            ("NumberOfWorkers", job.WorkerCount),
            ("PredecessorRuns", JsonArray.Empty),
            ("StartedOn", time(startedOn)),
            ("Timeout", (long)job.Timeout.TotalMinutes),
            ("WorkerType", job.WorkerType.ToGlueName()),
        ]);

        return JsonObject.Of([.. members]);
    }
}
