using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>A state that waits for a time, or until one.</summary>
public sealed record WaitState : TransitionState
{
    /// <inheritdoc />
    public override string Type => "Wait";

    /// <summary>How many seconds: a number or an expression.</summary>
    public JsonValue Seconds { get; init; }

    /// <summary>JSONPath: where the number of seconds stands.</summary>
    public string? SecondsPath { get; init; }

    /// <summary>Until when: an ISO 8601 timestamp or an expression.</summary>
    public string? Timestamp { get; init; }

    /// <summary>JSONPath: where the timestamp stands.</summary>
    public string? TimestampPath { get; init; }
}
