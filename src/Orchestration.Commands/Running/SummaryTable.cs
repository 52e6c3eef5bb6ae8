using System.Collections.Immutable;

namespace Orchestration.Commands.Running;

/// <summary>A titled table of a run's summary; numbers are given as text, ready to be read.</summary>
/// <param name="Title">What the table is about.</param>
/// <param name="Columns">The heads of its columns; none for a list without heads.</param>
/// <param name="Rows">Its rows, each with a cell for each column.</param>
public sealed record SummaryTable(string Title, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows);
