using System.Globalization;
using Orchestration.Query.Json;

namespace Orchestration.Runtime.History;

/// <summary>Events in the JSON of GetExecutionHistory.</summary>
internal static class HistoryJson
{
    private const string DetailsSuffix = "EventDetails";

    private static readonly JsonValue Whole = JsonValue.Object(("truncated", false));

    public static JsonValue Write(HistoryEvent happened)
    {
        var members = new List<(string, JsonValue)>
        {
            ("timestamp", Timestamps.Text(happened.Timestamp)),
            ("type", happened.Type),
            ("id", happened.Id),
            ("previousEventId", happened.PreviousEventId),
        };

        if (happened.Details is { } details)
        {
            members.Add((FieldOf(happened.Type, details), WriteDetails(details)));
        }

        return JsonValue.Object([.. members]);
    }

    public static HistoryEvent Read(JsonValue json)
    {
        if (!json["id"].IsNumber || !json["type"].IsString)
        {
            throw new FormatException("An event of a history needs the members id and type.");
        }

        var type = json["type"].AsString();
        var previous = json["previousEventId"];
        return new((long)json["id"].AsNumber(), previous.IsNumber ? (long)previous.AsNumber() : 0, ReadTime(json["timestamp"]), type, ReadDetails(type, json));
    }

    private static string FieldOf(string type, HistoryDetails details) => details switch
    {
        HistoryDetails.Entered => "stateEnteredEventDetails",
        HistoryDetails.Exited => "stateExitedEventDetails",
        HistoryDetails.Other other => other.Field,
        _ => char.ToLowerInvariant(type[0]) + type[1..] + DetailsSuffix,
    };

    private static JsonValue WriteDetails(HistoryDetails details)
    {
        var fields = new Fields();

        switch (details)
        {
            case HistoryDetails.Started started:
                return fields.Payload("input", started.Input).Add("roleArn", started.RoleArn).ToJson();
            case HistoryDetails.Entered entered:
                return fields.Add("name", entered.Name).Payload("input", entered.Input).ToJson();
            case HistoryDetails.Exited exited:
                return fields.Add("name", exited.Name).Payload("output", exited.Output).Assigned(exited.Assigned).ToJson();
            case HistoryDetails.Produced produced:
                return fields.Payload("output", produced.Output).ToJson();
            case HistoryDetails.Failure failure:
                return fields.Add("error", failure.Error).Add("cause", failure.Cause).ToJson();
            case HistoryDetails.Evaluation evaluation:
                return fields.Add("error", evaluation.Error).Add("cause", evaluation.Cause).Add("location", evaluation.Location).Add("state", evaluation.State).ToJson();
            case HistoryDetails.Scheduled scheduled:
                return fields.Add("resourceType", scheduled.ResourceType).Add("resource", scheduled.Resource).Add("region", scheduled.Region)
                    .Add("parameters", scheduled.Parameters.IsUndefined ? null : scheduled.Parameters.ToJson()).Add("timeoutInSeconds", scheduled.TimeoutInSeconds).Add("heartbeatInSeconds", scheduled.HeartbeatInSeconds)
                    .Credentials(scheduled.Credentials).ToJson();
            case HistoryDetails.Begun begun:
                return fields.Add("resourceType", begun.ResourceType).Add("resource", begun.Resource).ToJson();
            case HistoryDetails.TaskProduced produced:
                return fields.Add("resourceType", produced.ResourceType).Add("resource", produced.Resource).Payload("output", produced.Output).ToJson();
            case HistoryDetails.TaskFailure failure:
                return fields.Add("resourceType", failure.ResourceType).Add("resource", failure.Resource).Add("error", failure.Error).Add("cause", failure.Cause).ToJson();
            case HistoryDetails.WorkScheduled scheduled:
                return fields.Add("resource", scheduled.Resource).Payload("input", scheduled.Input).Add("timeoutInSeconds", scheduled.TimeoutInSeconds)
                    .Add("heartbeatInSeconds", scheduled.HeartbeatInSeconds).Credentials(scheduled.Credentials).ToJson();
            case HistoryDetails.TakenUp takenUp:
                return fields.Add("workerName", takenUp.WorkerName).ToJson();
            case HistoryDetails.MapStarted map:
                return fields.Add("length", map.Length).ToJson();
            case HistoryDetails.Iteration iteration:
                return fields.Add("name", iteration.Name).Add("index", iteration.Index).ToJson();
            case HistoryDetails.MapRun run:
                return fields.Add("mapRunArn", run.MapRunArn).ToJson();
            default:
                return ((HistoryDetails.Other)details).Value;
        }
    }

    private static HistoryDetails? ReadDetails(string type, JsonValue json)
    {
        if (json.AsObject().Names.ToArray().FirstOrDefault(name => name.EndsWith(DetailsSuffix, StringComparison.Ordinal)) is not { } field)
        {
            return null;
        }

        var details = json[field];
        return type switch
        {
            HistoryEventType.ExecutionStarted => new HistoryDetails.Started(Payload(details, "input"), Text(details, "roleArn") ?? ""),
            HistoryEventType.ExecutionSucceeded or HistoryEventType.LambdaFunctionSucceeded or HistoryEventType.ActivitySucceeded => new HistoryDetails.Produced(Payload(details, "output")),
            HistoryEventType.ExecutionFailed or HistoryEventType.ExecutionAborted or HistoryEventType.ExecutionTimedOut or HistoryEventType.MapRunFailed
                or HistoryEventType.LambdaFunctionFailed or HistoryEventType.LambdaFunctionTimedOut or HistoryEventType.LambdaFunctionScheduleFailed
                or HistoryEventType.LambdaFunctionStartFailed or HistoryEventType.ActivityFailed or HistoryEventType.ActivityTimedOut
                or HistoryEventType.ActivityScheduleFailed => new HistoryDetails.Failure(Text(details, "error"), Text(details, "cause")),
            HistoryEventType.EvaluationFailed => new HistoryDetails.Evaluation(Text(details, "error") ?? "", Text(details, "cause") ?? "", Text(details, "location"), Text(details, "state") ?? ""),
            HistoryEventType.TaskScheduled => new HistoryDetails.Scheduled(
                Text(details, "resourceType") ?? "", Text(details, "resource") ?? "", Text(details, "region") ?? "", Payload(details, "parameters"),
                Count(details, "timeoutInSeconds"), Count(details, "heartbeatInSeconds"), details["taskCredentials"]),
            HistoryEventType.TaskStarted => new HistoryDetails.Begun(Text(details, "resourceType") ?? "", Text(details, "resource") ?? ""),
            HistoryEventType.TaskSubmitted or HistoryEventType.TaskSucceeded =>
                new HistoryDetails.TaskProduced(Text(details, "resourceType") ?? "", Text(details, "resource") ?? "", Payload(details, "output")),
            HistoryEventType.TaskFailed or HistoryEventType.TaskTimedOut or HistoryEventType.TaskSubmitFailed or HistoryEventType.TaskStartFailed =>
                new HistoryDetails.TaskFailure(Text(details, "resourceType") ?? "", Text(details, "resource") ?? "", Text(details, "error"), Text(details, "cause")),
            HistoryEventType.LambdaFunctionScheduled or HistoryEventType.ActivityScheduled => new HistoryDetails.WorkScheduled(
                Text(details, "resource") ?? "", Payload(details, "input"), Count(details, "timeoutInSeconds"), Count(details, "heartbeatInSeconds"), details["taskCredentials"]),
            HistoryEventType.ActivityStarted => new HistoryDetails.TakenUp(Text(details, "workerName")),
            HistoryEventType.MapStateStarted => new HistoryDetails.MapStarted((int)(Count(details, "length") ?? 0)),
            HistoryEventType.MapIterationStarted or HistoryEventType.MapIterationSucceeded or HistoryEventType.MapIterationFailed or HistoryEventType.MapIterationAborted =>
                new HistoryDetails.Iteration(Text(details, "name") ?? "", (int)(Count(details, "index") ?? 0)),
            HistoryEventType.MapRunStarted => new HistoryDetails.MapRun(Text(details, "mapRunArn") ?? ""),
            _ when field == "stateEnteredEventDetails" => new HistoryDetails.Entered(Text(details, "name") ?? "", Payload(details, "input")),
            _ when field == "stateExitedEventDetails" => new HistoryDetails.Exited(Text(details, "name") ?? "", Payload(details, "output"), ReadAssigned(details["assignedVariables"])),
            _ => new HistoryDetails.Other(field, details),
        };
    }

    private static DateTimeOffset ReadTime(JsonValue time) => time.Kind switch
    {
        JsonKind.Number => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(time.AsNumber() * 1000)),
        JsonKind.String when DateTimeOffset.TryParse(time.AsString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed) => parsed,
        _ => default,
    };

    private static string? Text(JsonValue details, string field) => details[field] is { IsString: true } text ? text.AsString() : null;

    private static long? Count(JsonValue details, string field) => details[field] is { IsNumber: true } number ? (long)number.AsNumber() : null;

    // Payloads travel as JSON text; text that is cut off is no JSON any more and stays text.
    private static JsonValue Payload(JsonValue details, string field)
    {
        if (details[field] is not { IsString: true } text)
        {
            return details[field];
        }

        try
        {
            return JsonValue.Parse(text.AsString());
        }
        catch (JsonFormatException)
        {
            return text;
        }
    }

    private static JsonValue ReadAssigned(JsonValue assigned) =>
        assigned.IsObject ? JsonValue.Object([.. assigned.AsObject().Select(variable => (variable.Key, Payload(assigned, variable.Key)))]) : default;

    private sealed class Fields
    {
        private readonly List<(string, JsonValue)> _fields = [];

        public Fields Add(string name, string? text)
        {
            if (text is not null)
            {
                _fields.Add((name, text));
            }

            return this;
        }

        public Fields Add(string name, long? number)
        {
            if (number is { } given)
            {
                _fields.Add((name, given));
            }

            return this;
        }

        public Fields Payload(string name, JsonValue payload)
        {
            if (!payload.IsUndefined)
            {
                _fields.Add((name, payload.ToJson()));
                _fields.Add((name + "Details", Whole));
            }

            return this;
        }

        public Fields Assigned(JsonValue assigned)
        {
            if (assigned.IsObject && assigned.AsObject().Count > 0)
            {
                _fields.Add(("assignedVariables", JsonValue.Object([.. assigned.AsObject().Select(variable => (variable.Key, new JsonValue(variable.Value.ToJson())))])));
                _fields.Add(("assignedVariablesDetails", Whole));
            }

            return this;
        }

        public Fields Credentials(JsonValue credentials)
        {
            if (!credentials.IsUndefined)
            {
                _fields.Add(("taskCredentials", JsonValue.Object(("roleArn", credentials["RoleArn"]))));
            }

            return this;
        }

        public JsonValue ToJson() => JsonValue.Object([.. _fields]);
    }
}
