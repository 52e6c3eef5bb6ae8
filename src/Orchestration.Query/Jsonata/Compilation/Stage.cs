namespace Orchestration.Query.Jsonata.Compilation;

/// <summary>What happens to the results of a step: a filter, or their numbers bound to a variable.</summary>
internal sealed record Stage(Plan? Filter, string? Index);
