using Orchestration.Query.Json;
using Orchestration.Runtime.History;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime.Tests.Conformance;

/// <summary>Services that answer as they did when the case was recorded.</summary>
internal sealed class RecordedTasks : ITaskService
{
    private readonly List<Answer> _answers = [];

    public RecordedTasks(RecordedCase recorded, WaitingTasks tokens)
    {
        Tokens = tokens;

        if (recorded.Json["needs"]["task_double"] is { IsObject: true } task)
        {
            Always = new(default, default, default, task["fails_with"]["error"].AsString(), task["fails_with"]["cause"].AsString(), IsTimeout: false);
            return;
        }

        var events = recorded.Events.Select(HistoryEventOf).ToList();

        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].Details is not (HistoryDetails.Scheduled or HistoryDetails.WorkScheduled))
            {
                continue;
            }

            var ends = Following(events, i).ToList();
            var end = ends.FirstOrDefault(one => one.Details is HistoryDetails.TaskFailure or HistoryDetails.Failure || IsSuccess(one));
            var receipt = ends.FirstOrDefault(one => one.Type == HistoryEventType.TaskSubmitted)?.Details is HistoryDetails.TaskProduced submitted ? submitted.Output : default;
            _answers.Add(new(
                events[i].Details is HistoryDetails.Scheduled scheduled ? scheduled.Parameters : ((HistoryDetails.WorkScheduled)events[i].Details!).Input,
                receipt,
                end?.Details switch
                {
                    HistoryDetails.TaskProduced produced => produced.Output,
                    HistoryDetails.Produced produced => produced.Output,
                    _ => default,
                },
                (end?.Details as HistoryDetails.TaskFailure)?.Error ?? (end?.Details as HistoryDetails.Failure)?.Error,
                (end?.Details as HistoryDetails.TaskFailure)?.Cause ?? (end?.Details as HistoryDetails.Failure)?.Cause,
                end?.Type.EndsWith("TimedOut", StringComparison.Ordinal) is true,
                end is not null,
                (ends.FirstOrDefault(one => one.Type == HistoryEventType.ActivityStarted)?.Details as HistoryDetails.TakenUp)?.WorkerName));
        }
    }

    private WaitingTasks Tokens { get; }

    private Answer? Always { get; }

    public async ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        var answer = Always ?? Take(request.Arguments);

        if (answer.Worker is not null)
        {
            request.Started(answer.Worker);
        }

        if (request.TaskToken is { } token)
        {
            if (answer.HasEnd)
            {
                if (answer.IsTimeout)
                {
                    return answer.Receipt;
                }

                if (answer.Receipt.IsUndefined)
                {
                    throw new TaskException(answer.Error, answer.Cause);
                }

                _ = answer.Result.IsUndefined ? Tokens.TryFail(token, answer.Error, answer.Cause) : Tokens.TrySucceed(token, answer.Result);
            }

            return answer.Receipt;
        }

        if (answer.IsTimeout)
        {
            await Task.Delay(TimeSpan.FromDays(2), request.Time, cancellationToken);
        }

        if (!answer.Receipt.IsUndefined)
        {
            request.Submitted(answer.Receipt);
        }

        return answer.Result.IsUndefined ? throw new TaskException(answer.Error, answer.Cause) : answer.Result;
    }

    private static HistoryEvent HistoryEventOf(JsonValue json) =>
        HistoryEvent.FromJson(WithText(json["id"].IsNumber ? json : json.AsObject().With("id", 0).With("previousEventId", 0)));

    // The recorder kept causes that are JSON as values.
    private static JsonValue WithText(JsonValue json) => JsonValue.Object([.. json.AsObject().Select(member =>
        (member.Key, member.Value["cause"] is { IsObject: true } cause ? member.Value.AsObject().With("cause", cause.ToJson()) : member.Value))]);

    private static bool IsSuccess(HistoryEvent one) =>
        one.Type is HistoryEventType.TaskSucceeded or HistoryEventType.LambdaFunctionSucceeded or HistoryEventType.ActivitySucceeded;

    // The chain of events that begins with this one, as far as it belongs to the same attempt.
    private static IEnumerable<HistoryEvent> Following(List<HistoryEvent> events, int at)
    {
        var last = events[at].Id;

        // Events of branches that ran at the same time were recorded without ids, sorted by type: the end may stand before the beginning.
        for (var i = last == 0 ? 0 : at + 1; i < events.Count; i++)
        {
            if (events[i].PreviousEventId != last || (last == 0 && (events[i].Id != 0 || events[i].Details is HistoryDetails.Scheduled or HistoryDetails.Entered)))
            {
                continue;
            }

            if (events[i].Details is HistoryDetails.Scheduled or HistoryDetails.WorkScheduled or HistoryDetails.Entered)
            {
                yield break;
            }

            last = events[i].Id;
            yield return events[i];
        }
    }

    private Answer Take(JsonValue arguments)
    {
        var at = _answers.FindIndex(answer => answer.Arguments == arguments);

        if (_answers.Count == 0)
        {
            // Tasks of a distributed Map's items leave no trace in the recorded history.
            return new(default, default, JsonObject.Empty, null, null, IsTimeout: false);
        }

        at = Math.Max(at, 0);
        var answer = _answers[at];
        _answers.RemoveAt(at);
        return answer;
    }

    private sealed record Answer(JsonValue Arguments, JsonValue Receipt, JsonValue Result, string? Error, string? Cause, bool IsTimeout, bool HasEnd = true, string? Worker = null);
}
