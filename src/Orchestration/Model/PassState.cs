using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>A state that makes its output of its input, and calls nobody.</summary>
public sealed record PassState : TransitionState
{
    /// <inheritdoc />
    public override string Type => "Pass";

    /// <summary>JSONPath: a template; undefined for the input.</summary>
    public JsonValue Parameters { get; init; }

    /// <summary>JSONPath: the result as it stands; undefined for the input.</summary>
    public JsonValue Result { get; init; }

    /// <summary>JSONPath: where in the input the result goes; <c>null</c> to drop it, undefined to replace the input.</summary>
    public JsonValue ResultPath { get; init; }
}
