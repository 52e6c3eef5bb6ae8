namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>One step of a path with <c>@</c>, <c>#</c> or <c>%</c>. Slots are -1 where nothing is bound.</summary>
/// <param name="Node">What the step finds; null where it sorts.</param>
/// <param name="Sort">How it sorts.</param>
/// <param name="Stages">Filters, and slots that take the number of a result.</param>
/// <param name="Focus">The slot of <c>@</c>.</param>
/// <param name="Index">The slot of <c>#</c>.</param>
/// <param name="Ancestor">The slot of the context for a later <c>%</c>.</param>
internal sealed record TupleStep(Node? Node, SortStage? Sort, (FilterStage? Filter, int Index)[] Stages, int Focus, int Index, int Ancestor);
