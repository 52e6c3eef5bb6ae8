using Orchestration.Query;
using Orchestration.Query.Json;
using Orchestration.Runtime.Compilation;
using Orchestration.Runtime.History;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime.States;

internal sealed class RunnableTask(string name, TaskResource resource) : RunnableWork(name)
{
    private const long Longest = 99_999_999;

    public override string EnteredType => HistoryEventType.TaskStateEntered;

    public override string ExitedType => HistoryEventType.TaskStateExited;

    public TaskResource Resource => resource;

    public Field? Timeout { get; init; }

    public string? TimeoutPath { get; init; }

    public Field? Heartbeat { get; init; }

    public string? HeartbeatPath { get; init; }

    public Field? Credentials { get; init; }

    public override bool Run(Strand strand)
    {
        strand.UseToken(resource.WaitsForToken ? strand.Execution.NewToken() : null);
        var input = EffectiveInput(strand);
        var arguments = Arguments is null ? input : Arguments.Evaluate(strand, input);
        var timeout = Seconds(strand, Timeout, TimeoutPath, "TimeoutSeconds", input);
        var heartbeat = Seconds(strand, Heartbeat, HeartbeatPath, "HeartbeatSeconds", input);
        var credentials = Credentials?.Evaluate(strand, input) ?? default;
        var attempt = new TaskAttempt(this, strand, arguments, timeout, heartbeat, credentials);
        return attempt.Begin();
    }

    /// <summary>The attempt ended.</summary>
    public bool Ended(Strand strand, TaskAnswer answer)
    {
        if (answer.Failure is { } failure)
        {
            var type = failure.Error is ErrorNames.Timeout ? "TimedOut" : "Failed";
            strand.Append(Prefix + type, resource.Kind is TaskKind.Integration
                ? new HistoryDetails.TaskFailure(resource.Service, resource.Action, failure.Error, failure.Cause)
                : new HistoryDetails.Failure(failure.Error, failure.Cause));
            return Recover(strand, failure);
        }

        if (strand.Execution.Exceeds(answer.Result))
        {
            return Ended(strand, new(default, new(ErrorNames.DataLimitExceeded, Execution.TooLarge(resource.SizeName))));
        }

        strand.Append(Prefix + "Succeeded", resource.Kind is TaskKind.Integration
            ? new HistoryDetails.TaskProduced(resource.Service, resource.Action, answer.Result)
            : new HistoryDetails.Produced(answer.Result));
        return Complete(strand, answer.Result);
    }

    public string Prefix => resource.Kind switch
    {
        TaskKind.Integration => "Task",
        TaskKind.Function => "LambdaFunction",
        _ => "Activity",
    };

    private long? Seconds(Strand strand, Field? field, string? path, string name, JsonValue input)
    {
        if (field is null)
        {
            return null;
        }

        var value = field.Evaluate(strand, input);

        if (IsJsonata)
        {
            return Numbers.Whole(field, value, name, name == "TimeoutSeconds" ? 0 : 1, Longest);
        }

        if (value.IsNumber && value.AsNumber() == Math.Floor(value.AsNumber()) && value.AsNumber() is >= 1 and <= Longest)
        {
            return (long)value.AsNumber();
        }

        throw new QueryEvaluationException(ErrorNames.Runtime, $"The {name}Path field refers to value \"{Shown.Plain(value)}\" which is not a valid integer: {path}");
    }
}
