using System.Collections.Immutable;

namespace Orchestration.Local;

/// <summary>What a job made of a table: the rows that it accepted, and those that it rejected, by reason.</summary>
/// <param name="Layer">The layer, such as <c>silver</c>.</param>
/// <param name="Table">The table.</param>
/// <param name="Accepted">How many rows were accepted.</param>
/// <param name="Rejected">How many rows were rejected for which reason.</param>
public sealed record TableRows(string Layer, string Table, long Accepted, ImmutableArray<(string Reason, long Rows)> Rejected);
