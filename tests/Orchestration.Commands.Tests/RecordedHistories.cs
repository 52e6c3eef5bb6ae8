using Orchestration.Query.Json;
using Orchestration.Runtime.History;
using Orchestration.Tests.Shared;

namespace Orchestration.Commands.Tests;

/// <summary>Histories that were recorded on AWS, where the set is at hand.</summary>
internal static class RecordedHistories
{
    /// <summary>A recorded execution: its events have times a second apart, as the recordings have none. In a few the ids in parallel branches are blanked.</summary>
    public sealed record Recording(string Id, string Status, JsonValue Definition, bool Branches, IReadOnlyList<JsonValue> Events)
    {
        public override string ToString() => Id;
    }

    private static readonly DateTimeOffset Start = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);

    public static IEnumerable<Recording> All()
    {
        if (SharedData.TryPath("conformance/aws/cases.jsonl") is not { } path)
        {
            yield break;
        }

        foreach (var line in File.ReadLines(path))
        {
            var recorded = JsonValue.Parse(line);
            var expected = recorded["expected"];

            if (recorded["kind"] == "exec" && expected["events"] is { IsArray: true } events && events.AsArray().Count > 0)
            {
                yield return new(
                    recorded["id"].AsString(),
                    expected["status"].IsString ? expected["status"].AsString() : LastOf(events),
                    recorded["definition"],
                    events.AsArray().All(happened => happened["id"].IsNumber),
                    [.. events.AsArray().Select((happened, at) => OnTheWire(happened, at + 1))]);
            }
        }
    }

    private static string LastOf(JsonValue events) => events[events.AsArray().Count - 1]["type"].AsString() switch
    {
        HistoryEventType.ExecutionSucceeded => "SUCCEEDED",
        HistoryEventType.ExecutionFailed => "FAILED",
        HistoryEventType.ExecutionTimedOut => "TIMED_OUT",
        HistoryEventType.ExecutionAborted => "ABORTED",
        _ => "RUNNING",
    };

    // The recordings hold payloads as JSON, no times, and in parallel branches no ids; the wire has payloads as text and times as numbers.
    private static JsonValue OnTheWire(JsonValue happened, int id) => JsonValue.Object(
    [
        .. happened.AsObject().Select(member => (member.Key, member.Key switch
        {
            "id" => id,
            "timestamp" => Start.AddSeconds(id).ToUnixTimeMilliseconds() / 1000d,
            _ when member.Value.IsObject => DetailsOnTheWire(member.Value),
            _ => member.Value,
        })),
    ]);

    private static JsonValue DetailsOnTheWire(JsonValue details) => JsonValue.Object(
    [
        .. details.AsObject().Select(member => (member.Key, member.Key switch
        {
            "input" or "output" or "parameters" or "cause" when !member.Value.IsString || member.Key is not "cause" => member.Value.ToJson(),
            "assignedVariables" => JsonValue.Object([.. member.Value.AsObject().Select(variable => (variable.Key, new JsonValue(variable.Value.IsString ? variable.Value.AsString() : variable.Value.ToJson())))]),
            _ => member.Value,
        })),
    ]);
}
