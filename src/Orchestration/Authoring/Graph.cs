using System.Collections.Immutable;
using Orchestration.Expressions;
using Orchestration.Model;

namespace Orchestration.Authoring;

/// <summary>The machine, a branch of a Parallel, or what a Map does with each item.</summary>
internal sealed class Graph(string name, Graph? parent, bool isDistributed = false) : IScope
{
    public string Name => name;

    public IScope? Parent => parent;

    public bool IsDistributed => isDistributed;

    public Exit Start { get; } = new();

    public List<Draft> Drafts { get; } = [];

    /// <summary>The states of failure branches, which come after all others.</summary>
    public List<Draft> FailureBranches { get; } = [];

    /// <summary>The states that something leads to: a failure branch only if a state uses it.</summary>
    public IReadOnlyList<Draft> Used()
    {
        var used = new HashSet<Draft>(Drafts.Concat(FailureBranches).Where(draft => draft.Owner is null));

        while (FailureBranches.Where(draft => !used.Contains(draft) && draft.Owner!.Users.Any(used.Contains)).ToArray() is { Length: > 0 } more)
        {
            used.UnionWith(more);
        }

        return [.. Drafts.Concat(FailureBranches).Where(used.Contains)];
    }

    public ImmutableArray<State> Build(Lowering lowering) => [.. Used().Select(draft => lowering.Build(draft, this))];
}
