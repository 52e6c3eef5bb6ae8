namespace Orchestration.Model;

/// <summary>A state that ends the execution with an error.</summary>
public sealed record FailState : State
{
    /// <inheritdoc />
    public override string Type => "Fail";

    /// <summary>The error's name, or an expression.</summary>
    public string? Error { get; init; }

    /// <summary>JSONPath: a path or an intrinsic function that gives the error's name.</summary>
    public string? ErrorPath { get; init; }

    /// <summary>What happened, in words, or an expression.</summary>
    public string? Cause { get; init; }

    /// <summary>JSONPath: a path or an intrinsic function that gives the cause.</summary>
    public string? CausePath { get; init; }
}
