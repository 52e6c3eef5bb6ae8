using System.Collections.Immutable;

namespace Orchestration.Local.Worker.Sources;

/// <summary>A table of the source and its columns in order.</summary>
internal sealed record SourceTable(string Name, ImmutableArray<string> Columns);
