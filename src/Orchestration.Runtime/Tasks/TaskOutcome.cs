using Orchestration.Query.Json;

namespace Orchestration.Runtime.Tasks;

/// <summary>What a service answered.</summary>
/// <param name="Result">The result. Of a task that waits for its token it is only the service's receipt: the result comes with the token.</param>
public readonly record struct TaskOutcome(JsonValue Result)
{
    /// <summary>A result as an outcome.</summary>
    public static implicit operator TaskOutcome(JsonValue result) => new(result);

    /// <summary>A result that is an object as an outcome.</summary>
    public static implicit operator TaskOutcome(JsonObject result) => new(result);

    /// <summary>A result as an answer that is there at once.</summary>
    public static implicit operator ValueTask<TaskOutcome>(TaskOutcome outcome) => ValueTask.FromResult(outcome);
}
