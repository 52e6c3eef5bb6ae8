using System.Collections.Concurrent;
using Orchestration.Query.Json;
using Orchestration.Runtime.States;

namespace Orchestration.Runtime.Tasks;

/// <summary>The tasks that wait for their token, of all executions of the runners that share this object.</summary>
public sealed class WaitingTasks
{
    private readonly ConcurrentDictionary<string, TaskAttempt> _waiting = new(StringComparer.Ordinal);

    /// <summary>Ends the task (SendTaskSuccess).</summary>
    /// <returns>False where no task waits for <paramref name="token"/>: it never did, or it has ended.</returns>
    public bool TrySucceed(string token, JsonValue output) => TryAnswer(token, TaskAnswer.Of(output));

    /// <summary>Fails the task (SendTaskFailure).</summary>
    /// <returns>False where no task waits for <paramref name="token"/>: it never did, or it has ended.</returns>
    public bool TryFail(string token, string? error = null, string? cause = null) => TryAnswer(token, TaskAnswer.Failed(error, cause));

    /// <summary>Says that the task is still alive (SendTaskHeartbeat).</summary>
    /// <returns>False where no task waits for <paramref name="token"/>: it never did, or it has ended.</returns>
    public bool TryBeat(string token)
    {
        if (!_waiting.TryGetValue(token, out var attempt))
        {
            return false;
        }

        attempt.Strand.Execution.Post(new Message.Beat(attempt));
        return true;
    }

    internal void Add(string token, TaskAttempt attempt) => _waiting[token] = attempt;

    internal void Remove(string token) => _waiting.TryRemove(token, out _);

    private bool TryAnswer(string token, TaskAnswer answer)
    {
        if (!_waiting.TryRemove(token, out var attempt))
        {
            return false;
        }

        attempt.Strand.Execution.Post(new Message.Answered(attempt, answer, ByToken: true));
        return true;
    }
}
