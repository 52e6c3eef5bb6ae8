using Orchestration.Analysis;
using Orchestration.Model;

namespace Orchestration.Validation;

/// <summary>How the states of each graph hang together.</summary>
internal static class GraphRules
{
    private const int LongestName = 80;

    public static void Check(StateMachineDefinition definition, Report report)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);

        // A machine that cannot end is told that alone, not also which states it never comes to.
        var ends = definition.States.IsEmpty || definition.States.Any(Ends);

        foreach (var visit in Walk.Graphs(definition))
        {
            foreach (var state in visit.Graph.States)
            {
                var location = $"{visit.Location}/States/{state.Name}";

                if (state.Name.Length is 0 or > LongestName)
                {
                    report.Add("INVALID_STATE_NAME", location, $"A state's name has 1 to {LongestName} characters; this one has {state.Name.Length}.", state.Source);
                }

                if (!seen.Add(state.Name))
                {
                    report.Add("DUPLICATE_STATE_NAME", location, $"Two states are named '{state.Name}'; a name is unique in the whole machine, inside Map and Parallel too.", state.Source);
                }
            }

            Targets(visit, report);

            if (ends)
            {
                Reach(visit, report);
            }
        }

        if (!ends)
        {
            report.Add("MISSING_END_STATE", null, "Workflow has no terminal state");
        }
    }

    private static bool Ends(State state) => state is SucceedState or FailState or UnrecognizedState or TransitionState { End: true };

    private static void Targets(GraphVisit visit, Report report)
    {
        if (visit.Graph is { StartAt: { } start } graph && graph.Find(start) is null && !graph.States.IsEmpty)
        {
            report.Add("MISSING_TRANSITION_TARGET", $"{visit.Location}/StartAt", $"Missing 'Next' target: {start}", visit.Parent?.Source);
        }

        foreach (var state in visit.Graph.States)
        {
            foreach (var way in Transitions.Of(state).Where(way => visit.Graph.Find(way.To) is null))
            {
                report.Add("MISSING_TRANSITION_TARGET", $"{visit.Location}/States/{state.Name}{way.Location}", $"Missing 'Next' target: {way.To}", state.Source);
            }
        }
    }

    private static void Reach(GraphVisit visit, Report report)
    {
        var graph = visit.Graph;
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<State>();
        Go(graph.StartAt);

        while (ahead.TryPop(out var state))
        {
            foreach (var way in Transitions.Of(state))
            {
                Go(way.To);
            }
        }

        foreach (var state in graph.States.Where(state => reached.Count > 0 && !reached.Contains(state.Name)))
        {
            report.Add("MISSING_TRANSITION_TARGET", $"{visit.Location}/States/{state.Name}", $"State \"{state.Name}\" is not reachable.", state.Source);
        }

        void Go(string? name)
        {
            if (graph.Find(name) is { } state && reached.Add(state.Name))
            {
                ahead.Push(state);
            }
        }
    }
}
