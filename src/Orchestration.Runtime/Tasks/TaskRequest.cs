using Orchestration.Query.Json;
using Orchestration.Runtime.States;
using Orchestration.Runtime.Time;

namespace Orchestration.Runtime.Tasks;

/// <summary>One attempt of one task.</summary>
public sealed class TaskRequest
{
    /// <summary>The resource as the definition names it, such as <c>arn:aws:states:::glue:startJobRun.sync</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>The evaluated arguments (in JSONPath the effective input).</summary>
    public required JsonValue Arguments { get; init; }

    /// <summary>The name of the state.</summary>
    public required string StateName { get; init; }

    /// <summary>Which attempt this is, from 1; it grows with every retry.</summary>
    public required int Attempt { get; init; }

    /// <summary>The execution that asks. The execution of one item of a distributed Map has an ARN of its own.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>The token with which the task can be ended; null where the resource does not wait for one.</summary>
    public string? TaskToken { get; init; }

    /// <summary>How long the task may take; null where the state does not say.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long the task may stay silent; null where the state does not say.</summary>
    public TimeSpan? Heartbeat { get; init; }

    /// <summary>The evaluated credentials; undefined where the state has none.</summary>
    public JsonValue Credentials { get; init; }

    /// <summary>The context object (<c>$states.context</c>, <c>$$</c>) as this attempt sees it.</summary>
    public JsonValue Context => Origin?.Strand.Context ?? default;

    /// <summary>The clock of the execution.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal TaskAttempt? Origin { get; init; }

    internal JumpingTime.InFlight? Work { get; init; }

    /// <summary>Tells the execution that a job which the task goes on to wait for was accepted (<c>TaskSubmitted</c> in the history). Only <c>.sync</c> resources have it.</summary>
    public void Submitted(JsonValue receipt) => Origin?.Strand.Execution.Post(new Message.Submitted(Origin, receipt));

    /// <summary>Tells the execution that a worker took the work up (<c>ActivityStarted</c> in the history). Only activities have it.</summary>
    public void Started(string? workerName = null) => Origin?.Strand.Execution.Post(new Message.Started(Origin, workerName));

    /// <summary>Tells the execution that the work is still alive, so that its heartbeat starts anew.</summary>
    public void Beat() => Origin?.Strand.Execution.Post(new Message.Beat(Origin));
}
