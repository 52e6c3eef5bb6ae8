using Orchestration.Asl;
using Orchestration.Model;

namespace Orchestration.Commands.View;

/// <summary>What a definition says that a history does not: how often a state may be tried, and which come after it.</summary>
internal sealed class MachineOutline
{
    private const int DefaultMaxAttempts = 3;

    private readonly Dictionary<string, int> _tries = [];
    private readonly StateGraph? _graph;

    private MachineOutline(StateGraph? graph)
    {
        _graph = graph;
        Take(graph);
    }

    /// <summary>Nothing is known.</summary>
    public static MachineOutline Unknown { get; } = new(null);

    /// <summary>The outline of a definition; <see cref="Unknown"/> where it cannot be read.</summary>
    public static MachineOutline Of(string? definition) =>
        definition is not null && AslReader.TryRead(definition, out var machine, out _) ? new(machine) : Unknown;

    /// <summary>How often the state may be tried in all; null where it has no Retry, or nothing is known.</summary>
    public int? TriesOf(string state) => _tries.TryGetValue(state, out var tries) ? tries : null;

    /// <summary>Whether a type of state does work, so that it counts as a step.</summary>
    public static bool IsStep(string type) => type is "Task" or "Map" or "Parallel";

    /// <summary>The steps that may still come after these states, as they are written; those that only a failure leads to are left out.</summary>
    /// <param name="states">States of the machine itself; none for one that has not begun.</param>
    public IReadOnlyList<string> Ahead(IReadOnlyCollection<string> states)
    {
        if (_graph is null)
        {
            return [];
        }

        var ahead = new HashSet<string>();
        var open = new Queue<string?>(states.Count > 0 ? states.SelectMany(name => After(_graph.Find(name))) : [_graph.StartAt]);

        while (open.TryDequeue(out var name))
        {
            if (_graph.Find(name) is { } state && ahead.Add(state.Name))
            {
                foreach (var next in After(state))
                {
                    open.Enqueue(next);
                }
            }
        }

        return [.. _graph.States.Where(state => IsStep(state.Type) && ahead.Contains(state.Name)).Select(state => state.Name)];
    }

    private static IEnumerable<string?> After(State? state) => state switch
    {
        ChoiceState choice => choice.Choices.Select(rule => rule.Next).Append(choice.Default),
        TransitionState transition => [transition.Next],
        _ => [],
    };

    private void Take(StateGraph? graph)
    {
        foreach (var state in graph?.States ?? [])
        {
            if (state is WorkState { Retry.Length: > 0 } work)
            {
                _tries[state.Name] = 1 + work.Retry.Max(retrier => retrier.MaxAttempts is { IsNumber: true } most ? (int)most.AsNumber() : DefaultMaxAttempts);
            }

            switch (state)
            {
                case MapState map:
                    Take(map.Processor);
                    break;

                case ParallelState parallel:
                    foreach (var branch in parallel.Branches)
                    {
                        Take(branch);
                    }

                    break;
            }
        }
    }
}
