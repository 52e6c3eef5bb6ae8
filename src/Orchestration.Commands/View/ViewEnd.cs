using System.Collections.Immutable;
using Orchestration.Commands.Running;

namespace Orchestration.Commands.View;

/// <summary>What is told when the view ends.</summary>
internal sealed record ViewEnd
{
    /// <summary>What the shell gets.</summary>
    public required int ExitCode { get; init; }

    /// <summary>Why the view ended before the execution did; null where it ended with it.</summary>
    public string? Detached { get; init; }

    /// <summary>What a local run made.</summary>
    public ImmutableArray<SummaryTable> Summary { get; init; } = [];

    /// <summary>Where logs and console are.</summary>
    public ImmutableArray<Link> Links { get; init; } = [];

    /// <summary>Commands to be typed next.</summary>
    public ImmutableArray<string> Next { get; init; } = [];
}
