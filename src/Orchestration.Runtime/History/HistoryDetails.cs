using Orchestration.Query.Json;

namespace Orchestration.Runtime.History;

/// <summary>What AWS says beside the type of an event. Payloads are kept by reference and become text only when they are read.</summary>
public abstract record HistoryDetails
{
    private HistoryDetails()
    {
    }

    /// <summary><c>ExecutionStarted</c>.</summary>
    public sealed record Started(JsonValue Input, string RoleArn) : HistoryDetails;

    /// <summary>A state was entered.</summary>
    public sealed record Entered(string Name, JsonValue Input) : HistoryDetails;

    /// <summary>A state was left.</summary>
    /// <param name="Name">The state.</param>
    /// <param name="Output">Its output.</param>
    /// <param name="Assigned">The variables that it assigned; undefined where there are none.</param>
    public sealed record Exited(string Name, JsonValue Output, JsonValue Assigned) : HistoryDetails;

    /// <summary><c>ExecutionSucceeded</c>, <c>LambdaFunctionSucceeded</c>, <c>ActivitySucceeded</c>.</summary>
    public sealed record Produced(JsonValue Output) : HistoryDetails;

    /// <summary>An execution, a function, an activity or a map run that failed, timed out or was aborted.</summary>
    public sealed record Failure(string? Error, string? Cause) : HistoryDetails;

    /// <summary><c>EvaluationFailed</c>: an expression in JSONata failed.</summary>
    public sealed record Evaluation(string Error, string Cause, string? Location, string State) : HistoryDetails;

    /// <summary><c>TaskScheduled</c>.</summary>
    public sealed record Scheduled(string ResourceType, string Resource, string Region, JsonValue Parameters, long? TimeoutInSeconds, long? HeartbeatInSeconds, JsonValue Credentials)
        : HistoryDetails;

    /// <summary><c>TaskStarted</c>.</summary>
    public sealed record Begun(string ResourceType, string Resource) : HistoryDetails;

    /// <summary><c>TaskSubmitted</c>, <c>TaskSucceeded</c>.</summary>
    public sealed record TaskProduced(string ResourceType, string Resource, JsonValue Output) : HistoryDetails;

    /// <summary><c>TaskFailed</c>, <c>TaskTimedOut</c>, <c>TaskSubmitFailed</c>, <c>TaskStartFailed</c>.</summary>
    public sealed record TaskFailure(string ResourceType, string Resource, string? Error, string? Cause) : HistoryDetails;

    /// <summary><c>LambdaFunctionScheduled</c>, <c>ActivityScheduled</c>.</summary>
    public sealed record WorkScheduled(string Resource, JsonValue Input, long? TimeoutInSeconds, long? HeartbeatInSeconds, JsonValue Credentials) : HistoryDetails;

    /// <summary><c>ActivityStarted</c>.</summary>
    public sealed record TakenUp(string? WorkerName) : HistoryDetails;

    /// <summary><c>MapStateStarted</c>.</summary>
    public sealed record MapStarted(int Length) : HistoryDetails;

    /// <summary><c>MapIterationStarted</c> and the three ends of an iteration.</summary>
    /// <param name="Name">The Map state.</param>
    /// <param name="Index">The item, from 0.</param>
    public sealed record Iteration(string Name, int Index) : HistoryDetails;

    /// <summary><c>MapRunStarted</c>.</summary>
    public sealed record MapRun(string MapRunArn) : HistoryDetails;

    /// <summary>Details of an event that this library does not know, as they were read.</summary>
    public sealed record Other(string Field, JsonValue Value) : HistoryDetails;
}
