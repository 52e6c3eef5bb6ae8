using System.Text.RegularExpressions;
using Orchestration.Query.Json;

namespace Orchestration.Commands.View;

/// <summary>What a person wants of a cause: the message that matters, out of the JSON and the boilerplate around it.</summary>
/// <param name="Message">The message, on one line or a few.</param>
/// <param name="From">The member of the cause that it stood in; null where the cause was plain text.</param>
/// <param name="Facts">What else the cause says that helps: the id of the run, how long it took.</param>
internal sealed partial record FailureCause(string Message, string? From, IReadOnlyList<(string Name, string Value)> Facts)
{
    private static readonly string[] Messages =
        ["ErrorMessage", "errorMessage", "StateDetails", "StatusReason", "StoppedReason", "StateChangeReason", "FailureReason", "Message", "message", "Cause", "Error"];

    private static readonly string[] Worth = ["JobName", "JobRunId", "Id", "ExecutionTime", "JobRunState", "ExecutionArn", "errorType", "DPUSeconds", "Attempt"];

    private static readonly FailureCause None = new("", null, []);

    /// <summary>Reads a cause, whatever it looks like.</summary>
    public static FailureCause Read(string? cause)
    {
        if (string.IsNullOrWhiteSpace(cause))
        {
            return None;
        }

        return Json(cause) is { IsObject: true } json ? OfObject(json) : new(Bare(cause), null, []);
    }

    private static FailureCause OfObject(JsonValue json)
    {
        // A crawler's or an ECS task's answer holds what matters one level down.
        var holder = json["JobRun"] is { IsObject: true } run ? run : json["Crawler"]["LastCrawl"] is { IsObject: true } crawl ? crawl : json;
        var facts = Worth.Where(name => holder[name] is { IsString: true } or { IsNumber: true }).Select(name => (name, Show(holder[name]))).ToArray();

        foreach (var name in Messages)
        {
            if (holder[name] is { IsString: true } text && text.AsString().Length > 0)
            {
                // A nested execution's cause is a cause again.
                var inner = name is "Cause" && Json(text.AsString()) is { IsObject: true } nested ? OfObject(nested) : null;
                return inner ?? new(Bare(text.AsString()), name, facts);
            }
        }

        if (json["Containers"] is { IsArray: true } containers && containers[0]["Reason"] is { IsString: true } reason)
        {
            return new(reason.AsString(), "Reason", facts);
        }

        return new(json.ToJson(), null, facts);
    }

    private static JsonValue Json(string text)
    {
        if (text.AsSpan().TrimStart() is not ['{', ..])
        {
            return default;
        }

        try
        {
            return JsonValue.Parse(text);
        }
        catch (JsonFormatException)
        {
            return default;
        }
    }

    private static string Show(JsonValue value) => value.IsString ? value.AsString() : value.NumberSpelling();

    private static string Bare(string text) => ServiceTail().Replace(StatePrefix().Replace(text.Trim(), ""), "").Trim();

    [GeneratedRegex(@"^An error occurred while executing the state '.*?' \(entered at the event id #\d+\)\. ")]
    private static partial Regex StatePrefix();

    [GeneratedRegex(@"\s*\(Service: [^()]*Status Code: \d+[^()]*\)$")]
    private static partial Regex ServiceTail();
}
