namespace Orchestration.Model;

/// <summary>One of the graphs that a Parallel state runs side by side.</summary>
public sealed record Branch : StateGraph;
