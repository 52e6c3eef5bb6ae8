namespace Orchestration.Runtime.States;

/// <summary>The states of a graph, each knowing the ones it leads to.</summary>
internal sealed class RunnableGraph(RunnableState first)
{
    public RunnableState First => first;
}
