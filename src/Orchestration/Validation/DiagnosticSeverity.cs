namespace Orchestration.Validation;

/// <summary>How grave a diagnostic is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>AWS accepts the definition; it probably does not do what was meant.</summary>
    Warning,

    /// <summary>AWS refuses the definition.</summary>
    Error,
}
