using System.Collections.Immutable;

namespace Orchestration.Model;

/// <summary>States, of which one is the first: a machine, a branch of a Parallel, or what a Map does with each item.</summary>
public abstract record StateGraph : AslNode
{
    private Dictionary<string, State> _index = [];

    private protected StateGraph()
    {
    }

    /// <summary>What the graph is for, in words.</summary>
    public string? Comment { get; init; }

    /// <summary>The name of the first state.</summary>
    public string? StartAt { get; init; }

    /// <summary>The states, in the order in which they are written.</summary>
    public ImmutableArray<State> States
    {
        get;
        init
        {
            field = value;
            _index = new(value.Length, StringComparer.Ordinal);

            foreach (var state in value)
            {
                _index.TryAdd(state.Name, state);
            }
        }
    }

    = [];

    /// <summary>The state called <paramref name="name"/> in this graph itself, or null.</summary>
    public State? Find(string? name) => name is null ? null : _index.GetValueOrDefault(name);
}
