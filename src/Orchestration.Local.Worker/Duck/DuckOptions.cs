using System.Collections.Immutable;

namespace Orchestration.Local.Worker.Duck;

/// <summary>How much DuckDB may take, and where it may go.</summary>
internal sealed record DuckOptions(ImmutableArray<string> Folders, string Temporary)
{
    public int Threads { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 8);

    public string MemoryLimit { get; init; } = "600MB";

    /// <summary>Whether rows keep the order in which they were read or made, which costs time.</summary>
    public bool KeepsOrder { get; init; }
}
