using Orchestration.Query.Json;

namespace Orchestration.Commands.Evaluating;

/// <summary>What became of an expression.</summary>
internal abstract record EvaluationOutcome
{
    private EvaluationOutcome()
    {
    }

    /// <summary>It gave a value.</summary>
    public sealed record Given(JsonValue Value) : EvaluationOutcome;

    /// <summary>It is no expression, or one that Step Functions refuses.</summary>
    /// <param name="Code">The language's code; empty where it has none.</param>
    /// <param name="Message">What is wrong.</param>
    /// <param name="Fault">Where.</param>
    public sealed record Refused(string Code, string Message, FaultyText? Fault) : EvaluationOutcome;

    /// <summary>It failed.</summary>
    /// <param name="Error">The error's name.</param>
    /// <param name="Cause">AWS's text.</param>
    /// <param name="Fault">Where, as far as that is known.</param>
    public sealed record Failed(string Error, string Cause, FaultyText? Fault) : EvaluationOutcome;
}
