using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>A state that has work done by a service, a function or an activity.</summary>
public sealed record TaskState : WorkState
{
    /// <inheritdoc />
    public override string Type => "Task";

    /// <summary>What does the work: an ARN such as <c>arn:aws:states:::glue:startJobRun.sync</c>.</summary>
    public string? Resource { get; init; }

    /// <summary>JSONata: what the service gets; undefined for the input.</summary>
    public JsonValue Arguments { get; init; }

    /// <summary>After how many seconds an attempt fails with <c>States.Timeout</c>: a number or an expression; undefined for 99,999,999.</summary>
    public JsonValue TimeoutSeconds { get; init; }

    /// <summary>JSONPath: where the timeout stands.</summary>
    public string? TimeoutSecondsPath { get; init; }

    /// <summary>How many seconds may pass between two heartbeats: a number or an expression; undefined for any.</summary>
    public JsonValue HeartbeatSeconds { get; init; }

    /// <summary>JSONPath: where the time between heartbeats stands.</summary>
    public string? HeartbeatSecondsPath { get; init; }

    /// <summary>The role in whose name the task runs, an object with <c>RoleArn</c>; undefined for the machine's own.</summary>
    public JsonValue Credentials { get; init; }
}
