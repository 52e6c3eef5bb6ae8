using Orchestration.Model;

namespace Orchestration.Analysis;

/// <summary>A state that a walk came to.</summary>
/// <param name="State">The state.</param>
/// <param name="Graph">The graph that it belongs to.</param>
/// <param name="Location">Its place as AWS writes it: <c>/States/Load/ItemProcessor/States/Copy</c>.</param>
public sealed record StateVisit(State State, StateGraph Graph, string Location);
