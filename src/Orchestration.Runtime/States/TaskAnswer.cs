using Orchestration.Query.Json;

namespace Orchestration.Runtime.States;

/// <summary>How an attempt of a task ended.</summary>
/// <param name="Result">The result; undefined where it failed.</param>
/// <param name="Failure">Why it failed; null where it did not.</param>
/// <param name="Fault">What the service let out that is no error of a task; null otherwise.</param>
internal sealed record TaskAnswer(JsonValue Result, StateFailure? Failure, Exception? Fault = null)
{
    public static TaskAnswer Of(JsonValue result) => new(result, null);

    public static TaskAnswer Failed(string? error, string? cause) => new(default, new(error, cause));
}
