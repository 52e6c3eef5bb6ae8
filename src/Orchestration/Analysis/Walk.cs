using Orchestration.Model;

namespace Orchestration.Analysis;

/// <summary>Goes through a machine with everything inside its Map and Parallel states.</summary>
public static class Walk
{
    /// <summary>The machine's own graph, then those inside it, in the order of the document.</summary>
    public static IEnumerable<GraphVisit> Graphs(StateGraph graph)
    {
        // A stack of our own: documents nest as deep as their authors like.
        var ahead = new Stack<GraphVisit>([new(graph, "", null)]);

        while (ahead.TryPop(out var visit))
        {
            yield return visit;

            foreach (var inner in visit.Graph.States.SelectMany(state => Inside(state, $"{visit.Location}/States/{state.Name}")).Reverse())
            {
                ahead.Push(inner);
            }
        }
    }

    /// <summary>Every state of the machine and of the graphs inside it.</summary>
    public static IEnumerable<StateVisit> States(StateGraph graph) =>
        from visit in Graphs(graph)
        from state in visit.Graph.States
        select new StateVisit(state, visit.Graph, $"{visit.Location}/States/{state.Name}");

    /// <summary>The graphs inside <paramref name="state"/>, which stands at <paramref name="location"/>.</summary>
    public static IEnumerable<GraphVisit> Inside(State state, string location) => state switch
    {
        ParallelState parallel => parallel.Branches.Select((branch, i) => new GraphVisit(branch, $"{location}/Branches[{i}]", state)),
        MapState { ItemProcessor: { } processor } => [new(processor, $"{location}/ItemProcessor", state)],
        MapState { Iterator: { } iterator } => [new(iterator, $"{location}/Iterator", state)],
        _ => [],
    };
}
