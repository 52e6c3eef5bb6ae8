using Orchestration.Query.Json;
using Orchestration.Runtime.History;
using Wire = Amazon.StepFunctions.Model;

namespace Orchestration.Commands.Operating;

/// <summary>Events of GetExecutionHistory as the runtime's own, so that one view shows both.</summary>
internal static class WireHistory
{
    public static HistoryEvent Read(Wire.HistoryEvent wire) => new(
        wire.Id ?? 0,
        wire.PreviousEventId ?? 0,
        new DateTimeOffset(DateTime.SpecifyKind(wire.Timestamp ?? DateTime.UnixEpoch, DateTimeKind.Utc)),
        wire.Type?.Value ?? "",
        Details(wire));

    private static HistoryDetails? Details(Wire.HistoryEvent wire) => wire switch
    {
        { StateEnteredEventDetails: { } d } => new HistoryDetails.Entered(d.Name ?? "", Payload(d.Input)),
        { StateExitedEventDetails: { } d } => new HistoryDetails.Exited(d.Name ?? "", Payload(d.Output), Variables(d.AssignedVariables)),
        { ExecutionStartedEventDetails: { } d } => new HistoryDetails.Started(Payload(d.Input), d.RoleArn ?? ""),
        { ExecutionSucceededEventDetails: { } d } => new HistoryDetails.Produced(Payload(d.Output)),
        { ExecutionFailedEventDetails: { } d } => new HistoryDetails.Failure(d.Error, d.Cause),
        { ExecutionAbortedEventDetails: { } d } => new HistoryDetails.Failure(d.Error, d.Cause),
        { ExecutionTimedOutEventDetails: { } d } => new HistoryDetails.Failure(d.Error, d.Cause),
        { ExecutionRedrivenEventDetails: { } d } => new HistoryDetails.Other("executionRedrivenEventDetails", JsonValue.Object(("redriveCount", d.RedriveCount ?? 0))),
        { TaskScheduledEventDetails: { } d } => new HistoryDetails.Scheduled(
            d.ResourceType ?? "", d.Resource ?? "", d.Region ?? "", Payload(d.Parameters), d.TimeoutInSeconds, d.HeartbeatInSeconds, Credentials(d.TaskCredentials)),
        { TaskStartedEventDetails: { } d } => new HistoryDetails.Begun(d.ResourceType ?? "", d.Resource ?? ""),
        { TaskSubmittedEventDetails: { } d } => new HistoryDetails.TaskProduced(d.ResourceType ?? "", d.Resource ?? "", Payload(d.Output)),
        { TaskSucceededEventDetails: { } d } => new HistoryDetails.TaskProduced(d.ResourceType ?? "", d.Resource ?? "", Payload(d.Output)),
        { TaskFailedEventDetails: { } d } => new HistoryDetails.TaskFailure(d.ResourceType ?? "", d.Resource ?? "", d.Error, d.Cause),
        { TaskTimedOutEventDetails: { } d } => new HistoryDetails.TaskFailure(d.ResourceType ?? "", d.Resource ?? "", d.Error, d.Cause),
        { TaskSubmitFailedEventDetails: { } d } => new HistoryDetails.TaskFailure(d.ResourceType ?? "", d.Resource ?? "", d.Error, d.Cause),
        { TaskStartFailedEventDetails: { } d } => new HistoryDetails.TaskFailure(d.ResourceType ?? "", d.Resource ?? "", d.Error, d.Cause),
        { LambdaFunctionScheduledEventDetails: { } d } => new HistoryDetails.WorkScheduled(d.Resource ?? "", Payload(d.Input), d.TimeoutInSeconds, null, Credentials(d.TaskCredentials)),
        { LambdaFunctionSucceededEventDetails: { } d } => new HistoryDetails.Produced(Payload(d.Output)),
        { LambdaFunctionFailedEventDetails: { } d } => new HistoryDetails.Failure(d.Error, d.Cause),
        { LambdaFunctionTimedOutEventDetails: { } d } => new HistoryDetails.Failure(d.Error, d.Cause),
        { LambdaFunctionScheduleFailedEventDetails: { } d } => new HistoryDetails.Failure(d.Error, d.Cause),
        { LambdaFunctionStartFailedEventDetails: { } d } => new HistoryDetails.Failure(d.Error, d.Cause),
        { ActivityScheduledEventDetails: { } d } => new HistoryDetails.WorkScheduled(d.Resource ?? "", Payload(d.Input), d.TimeoutInSeconds, d.HeartbeatInSeconds, default),
        { ActivityStartedEventDetails: { } d } => new HistoryDetails.TakenUp(d.WorkerName),
        { ActivitySucceededEventDetails: { } d } => new HistoryDetails.Produced(Payload(d.Output)),
        { ActivityFailedEventDetails: { } d } => new HistoryDetails.Failure(d.Error, d.Cause),
        { ActivityTimedOutEventDetails: { } d } => new HistoryDetails.Failure(d.Error, d.Cause),
        { ActivityScheduleFailedEventDetails: { } d } => new HistoryDetails.Failure(d.Error, d.Cause),
        { MapStateStartedEventDetails: { } d } => new HistoryDetails.MapStarted(d.Length ?? 0),
        { MapIterationStartedEventDetails: { } d } => new HistoryDetails.Iteration(d.Name ?? "", d.Index ?? 0),
        { MapIterationSucceededEventDetails: { } d } => new HistoryDetails.Iteration(d.Name ?? "", d.Index ?? 0),
        { MapIterationFailedEventDetails: { } d } => new HistoryDetails.Iteration(d.Name ?? "", d.Index ?? 0),
        { MapIterationAbortedEventDetails: { } d } => new HistoryDetails.Iteration(d.Name ?? "", d.Index ?? 0),
        { MapRunStartedEventDetails: { } d } => new HistoryDetails.MapRun(d.MapRunArn ?? ""),
        { MapRunFailedEventDetails: { } d } => new HistoryDetails.Failure(d.Error, d.Cause),
        { MapRunRedrivenEventDetails: { } d } => new HistoryDetails.Other("mapRunRedrivenEventDetails", JsonValue.Object(("mapRunArn", d.MapRunArn ?? ""), ("redriveCount", d.RedriveCount ?? 0))),
        { EvaluationFailedEventDetails: { } d } => new HistoryDetails.Evaluation(d.Error ?? "", d.Cause ?? "", d.Location, d.State ?? ""),
        _ => null,
    };

    /// <summary>A payload as JSON; text that is cut off is no JSON any more and stays text.</summary>
    public static JsonValue Payload(string? text)
    {
        if (text is null)
        {
            return default;
        }

        try
        {
            return JsonValue.Parse(text);
        }
        catch (JsonFormatException)
        {
            return text;
        }
    }

    private static JsonValue Variables(Dictionary<string, string>? variables) =>
        variables is null ? default : JsonValue.Object([.. variables.Select(variable => (variable.Key, Payload(variable.Value)))]);

    private static JsonValue Credentials(Wire.TaskCredentials? credentials) => credentials?.RoleArn is { } role ? JsonValue.Object(("RoleArn", role)) : default;
}
