using System.Collections.Immutable;

namespace Orchestration.Commands.Running;

/// <summary>How a local run ended, beyond its history: what to tell at the end.</summary>
public sealed record LocalRunOutcome
{
    /// <summary>What the run made, as titled tables: rows by reason, tables of the warehouse, where files are.</summary>
    public ImmutableArray<SummaryTable> Summary { get; init; } = [];

    /// <summary>The command that goes on where this run failed; null where there is none.</summary>
    public string? Next { get; init; }
}
