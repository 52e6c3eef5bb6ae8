using Orchestration.Query.Json;

namespace Orchestration.Runtime.History;

/// <summary>One event of an execution's history: what happened, when, and after which event.</summary>
/// <param name="id">The number of the event, from 1.</param>
/// <param name="previousEventId">The event that led to this one; 0 where AWS gives none.</param>
/// <param name="timestamp">When it happened, by the clock of the execution.</param>
/// <param name="type">AWS's name of the event, one of <see cref="HistoryEventType"/>.</param>
/// <param name="details">What AWS says beside it; null where it says nothing.</param>
public sealed class HistoryEvent(long id, long previousEventId, DateTimeOffset timestamp, string type, HistoryDetails? details = null)
{
    /// <summary>The number of the event, from 1.</summary>
    public long Id => id;

    /// <summary>The event that led to this one; 0 where AWS gives none.</summary>
    public long PreviousEventId => previousEventId;

    /// <summary>When it happened, by the clock of the execution.</summary>
    public DateTimeOffset Timestamp => timestamp;

    /// <summary>AWS's name of the event.</summary>
    public string Type => type;

    /// <summary>What AWS says beside it; null where it says nothing.</summary>
    public HistoryDetails? Details => details;

    /// <summary>The event as GetExecutionHistory has it; the timestamp is text in ISO 8601.</summary>
    public JsonValue ToJson() => HistoryJson.Write(this);

    /// <summary>Reads an event as GetExecutionHistory has it; the timestamp may be text in ISO 8601 or seconds since 1970.</summary>
    /// <exception cref="FormatException">Something that every event has is missing.</exception>
    public static HistoryEvent FromJson(JsonValue json) => HistoryJson.Read(json);

    /// <inheritdoc />
    public override string ToString() => $"{id} {type} {details}";
}
