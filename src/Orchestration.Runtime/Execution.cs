using Orchestration.Query.Json;
using Orchestration.Runtime.History;

namespace Orchestration.Runtime;

/// <summary>One execution of a machine. It can be watched, stopped and given task tokens from any thread.</summary>
public sealed partial class Execution
{
    private readonly TaskCompletionSource<ExecutionResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly EventLog _history = new();

    /// <summary>The ARN.</summary>
    public string Arn { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What it began with.</summary>
    public JsonValue Input { get; }

    /// <summary>When it began, by its clock.</summary>
    public DateTimeOffset StartDate { get; }

    /// <summary>Where it stands.</summary>
    public ExecutionStatus Status { get; private set; } = ExecutionStatus.Running;

    /// <summary>What has happened so far, in order; it may be read while the execution runs.</summary>
    public IReadOnlyList<HistoryEvent> History => _history;

    /// <summary>Ends when the execution does, however it ends; it does not fail.</summary>
    public Task<ExecutionResult> Completion => _completion.Task;

    /// <summary>The execution as it stands.</summary>
    public ExecutionResult Describe() => new()
    {
        Arn = Arn,
        Name = Name,
        StateMachineArn = _machine.Options.StateMachineArn,
        Status = Status,
        Input = Input,
        Output = _output,
        Error = _error,
        Cause = _cause,
        StartDate = StartDate,
        StopDate = _stopDate,
        History = _history,
        Fault = _fault,
    };

    /// <summary>Stops the execution; its tasks are cancelled. One that has ended stays as it is.</summary>
    public void Stop(string? error = null, string? cause = null) => Post(new Message.Stop(error, cause));

    /// <summary>Ends a task that waits for its token (SendTaskSuccess).</summary>
    /// <returns>False where no task waits for <paramref name="token"/>: it never did, or it has ended.</returns>
    public bool SendTaskSuccess(string token, JsonValue output) => _machine.Options.Waiting.TrySucceed(token, output);

    /// <summary>Fails a task that waits for its token (SendTaskFailure).</summary>
    /// <returns>False where no task waits for <paramref name="token"/>: it never did, or it has ended.</returns>
    public bool SendTaskFailure(string token, string? error = null, string? cause = null) => _machine.Options.Waiting.TryFail(token, error, cause);

    /// <summary>Says that a task that waits for its token is still alive (SendTaskHeartbeat).</summary>
    /// <returns>False where no task waits for <paramref name="token"/>: it never did, or it has ended.</returns>
    public bool SendTaskHeartbeat(string token) => _machine.Options.Waiting.TryBeat(token);

    /// <inheritdoc />
    public override string ToString() => $"{Name} {Status}";
}
