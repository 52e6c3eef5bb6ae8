using Orchestration.Query.Json;

namespace Orchestration.Local.Sns;

/// <summary>A message that was published to a topic.</summary>
/// <param name="MessageId">SNS's id of it.</param>
/// <param name="Topic">The topic's name.</param>
/// <param name="Subject">The subject; null where there is none.</param>
/// <param name="Message">The text.</param>
/// <param name="Timestamp">When, by the clock of the execution.</param>
public sealed record Notification(string MessageId, string Topic, string? Subject, string Message, DateTimeOffset Timestamp)
{
    internal JsonValue ToJson() => JsonValue.Object(
        ("MessageId", MessageId),
        ("Topic", Topic),
        ("Subject", Subject is null ? JsonValue.Null : Subject),
        ("Message", Message),
        ("Timestamp", Aws.Text(Timestamp)));
}
