using Orchestration.Query.Json;
using Orchestration.Runtime.History;

namespace Orchestration.Runtime.Maps;

/// <summary>How the results of a distributed Map are written, as its <c>WriterConfig</c> says.</summary>
/// <param name="Transformation">What is kept of each.</param>
/// <param name="Lines">Whether they are JSON Lines instead of an array.</param>
internal sealed record ResultFormat(ResultTransformation Transformation, bool Lines)
{
    /// <summary>Says what is wrong with a <c>WriterConfig</c>; null where nothing is.</summary>
    public static string? WhyNot(JsonValue config) => config switch
    {
        { IsUndefined: true } => null,
        _ when config["Transformation"] is { IsUndefined: false } given && Find(given) is null => "the Transformation is NONE, COMPACT or FLATTEN.",
        _ when config["OutputType"] is { IsUndefined: false } given && given != "JSON" && given != "JSONL" => "the OutputType is JSON or JSONL.",
        _ => null,
    };

    /// <summary>Reads a <c>WriterConfig</c>.</summary>
    public static ResultFormat Of(JsonValue config) => new(Find(config["Transformation"]) ?? ResultTransformation.None, config["OutputType"] == "JSONL");

    /// <summary>What is written of an execution.</summary>
    public IEnumerable<JsonValue> Results(ExecutionResult execution) => (Transformation, execution.Status) switch
    {
        (ResultTransformation.Compact, ExecutionStatus.Succeeded) => [execution.Output],
        (ResultTransformation.Flatten, ExecutionStatus.Succeeded) => execution.Output.IsArray ? execution.Output.AsArray() : [execution.Output],
        _ => [Describe(execution)],
    };

    private static ResultTransformation? Find(JsonValue name) => name.IsString
        ? name.AsString() switch
        {
            "NONE" => ResultTransformation.None,
            "COMPACT" => ResultTransformation.Compact,
            "FLATTEN" => ResultTransformation.Flatten,
            _ => null,
        }
        : null;

    private static JsonValue Describe(ExecutionResult execution)
    {
        var members = new List<(string, JsonValue)>
        {
            ("ExecutionArn", execution.Arn),
            ("Input", execution.Input.ToJson()),
            ("InputDetails", JsonValue.Object(("Included", true))),
            ("Name", execution.Name),
        };

        if (execution.Status is ExecutionStatus.Succeeded)
        {
            members.Add(("Output", execution.Output.ToJson()));
            members.Add(("OutputDetails", JsonValue.Object(("Included", true))));
        }
        else
        {
            members.Add(("Error", execution.Error ?? ""));
            members.Add(("Cause", execution.Cause ?? ""));
        }

        members.Add(("StartDate", Timestamps.Text(execution.StartDate)));
        members.Add(("StateMachineArn", execution.StateMachineArn));
        members.Add(("Status", execution.Status is ExecutionStatus.TimedOut ? "TIMED_OUT" : execution.Status.ToString().ToUpperInvariant()));
        members.Add(("StopDate", Timestamps.Text(execution.StopDate ?? execution.StartDate)));
        return JsonValue.Object([.. members]);
    }
}
