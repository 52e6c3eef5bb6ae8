namespace Orchestration.Analysis;

/// <summary>Why one state follows another.</summary>
public enum TransitionKind
{
    /// <summary>The first is done.</summary>
    Next,

    /// <summary>A rule of a Choice state holds.</summary>
    Rule,

    /// <summary>No rule of a Choice state holds.</summary>
    Default,

    /// <summary>An error was caught.</summary>
    Catch,
}
