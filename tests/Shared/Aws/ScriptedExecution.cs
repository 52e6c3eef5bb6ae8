using System.Globalization;
using Orchestration.Query.Json;
using static Orchestration.Tests.Shared.Aws.ScriptedAws;

namespace Orchestration.Tests.Shared.Aws;

/// <summary>An execution on the scripted server: some of its events are there, the others come with each look.</summary>
public sealed class ScriptedExecution(string machine, string name, IReadOnlyList<JsonValue> events, string region = "eu-central-1")
{
    private const int LargestPage = 1000;

    /// <summary>How many events there are at this moment.</summary>
    public int There { get; set; } = events.Count;

    /// <summary>How many more there are after each look that saw the last one.</summary>
    public int Growth { get; set; }

    /// <summary>The most events that a page has.</summary>
    public int PageSize { get; init; } = LargestPage;

    public string Machine => machine;

    public string Name => name;

    public IReadOnlyList<JsonValue> Events => events;

    public string Definition { get; init; } = """{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}""";

    public int RedriveCount { get; set; }

    public string MachineArn => $"arn:aws:states:{region}:111122223333:stateMachine:{machine}";

    public string Arn => $"arn:aws:states:{region}:111122223333:execution:{machine}:{name}";

    public string Status => There == 0 ? "RUNNING" : events[There - 1]["type"].AsString() switch
    {
        "ExecutionSucceeded" => "SUCCEEDED",
        "ExecutionFailed" => "FAILED",
        "ExecutionTimedOut" => "TIMED_OUT",
        "ExecutionAborted" => "ABORTED",
        _ => "RUNNING",
    };

    /// <summary>Whether all events that will ever be are there.</summary>
    public bool Complete => There == events.Count;

    public JsonValue Describe() => JsonValue.Object(
        ("executionArn", Arn),
        ("stateMachineArn", MachineArn),
        ("name", name),
        ("status", Status),
        ("startDate", events[0]["timestamp"]),
        ("redriveCount", RedriveCount),
        ("input", "{}"));

    public JsonValue Listed()
    {
        var listed = new List<(string, JsonValue)>
        {
            ("executionArn", Arn), ("stateMachineArn", MachineArn), ("name", name), ("status", Status), ("startDate", events[0]["timestamp"]),
        };

        if (Status != "RUNNING")
        {
            listed.Add(("stopDate", events[There - 1]["timestamp"]));
        }

        return JsonValue.Object([.. listed]);
    }

    /// <summary>A page of the history, in either order, without payloads where none are wanted.</summary>
    public Answer History(Call call)
    {
        var reverse = call.Body["reverseOrder"] == true;
        var size = Math.Min(PageSize, call.Body["maxResults"] is { IsNumber: true } wanted ? (int)wanted.AsNumber() : LargestPage);

        // A token names the event that comes next, so that pages stay the same while the history grows.
        var next = call["nextToken"] is { } token ? int.Parse(token, CultureInfo.InvariantCulture) : reverse ? There - 1 : 0;
        var page = new List<JsonValue>();

        while (page.Count < size && next >= 0 && next < There)
        {
            page.Add(call.Body["includeExecutionData"] == false ? WithoutPayload(events[next]) : events[next]);
            next += reverse ? -1 : 1;
        }

        var more = reverse ? next >= 0 : next < There;

        if (!more || reverse)
        {
            There = Math.Min(events.Count, There + Growth);
        }

        return more
            ? JsonValue.Object(("events", JsonValue.Array([.. page])), ("nextToken", next.ToString(CultureInfo.InvariantCulture)))
            : JsonValue.Object(("events", JsonValue.Array([.. page])));
    }

    private static JsonValue WithoutPayload(JsonValue happened) => JsonValue.Object(
    [
        .. happened.AsObject().Select(member => (member.Key, member.Value.IsObject
            ? JsonValue.Object([.. member.Value.AsObject().Where(detail => detail.Key is not ("input" or "output" or "parameters" or "assignedVariables")).Select(detail => (detail.Key, detail.Value))])
            : member.Value)),
    ]);
}
