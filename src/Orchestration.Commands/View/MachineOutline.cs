using System.Collections.Immutable;
using Orchestration.Asl;
using Orchestration.Model;
using Orchestration.Query.Json;

namespace Orchestration.Commands.View;

/// <summary>What a definition says that a history does not: how often a state may be tried, and which come after it.</summary>
internal sealed class MachineOutline
{
    private const double DefaultMaxAttempts = 3;
    private const double DefaultInterval = 1;
    private const double DefaultBackoffRate = 2;

    private readonly Dictionary<string, ImmutableArray<Retrier>> _retriers = [];
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
    public int? TriesOf(string state) =>
        _retriers.TryGetValue(state, out var retriers) ? 1 + (int)retriers.Max(retrier => Number(retrier.MaxAttempts, DefaultMaxAttempts) ?? DefaultMaxAttempts) : null;

    /// <summary>How long the state waits before it is tried again, with jitter at most; null where that cannot be told, as of several retriers nobody knows which have waited.</summary>
    /// <param name="state">The state.</param>
    /// <param name="failures">How many attempts have failed.</param>
    public TimeSpan? BackoffOf(string state, int failures)
    {
        if (!_retriers.TryGetValue(state, out var retriers) || retriers is not [var retrier]
            || Number(retrier.MaxAttempts, DefaultMaxAttempts) is not { } most || failures > most
            || Number(retrier.IntervalSeconds, DefaultInterval) is not { } interval
            || Number(retrier.BackoffRate, DefaultBackoffRate) is not { } rate
            || Number(retrier.MaxDelaySeconds, TimeSpan.FromDays(366).TotalSeconds) is not { } longest)
        {
            return null;
        }

        return TimeSpan.FromSeconds(Math.Min(longest, interval * Math.Pow(rate, failures - 1)));
    }

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

    // An expression is known only when it is evaluated.
    private static double? Number(JsonValue value, double usual) => value.IsUndefined ? usual : value.IsNumber ? value.AsNumber() : null;

    private void Take(StateGraph? graph)
    {
        foreach (var state in graph?.States ?? [])
        {
            if (state is WorkState { Retry.Length: > 0 } work)
            {
                _retriers[state.Name] = work.Retry;
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
