using System.Runtime.CompilerServices;
using Orchestration.Query.Jsonata.Functions;

namespace Orchestration.Query.Jsonata.Compilation;

/// <summary>What an expression reads from outside.</summary>
internal sealed class References
{
    private readonly SortedSet<string> _variables = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _functions = new(StringComparer.Ordinal);
    private readonly List<JsonataReference> _states = [];

    private readonly List<JsonataReference> _top = [];

    private References()
    {
    }

    public IReadOnlyCollection<string> Variables => _variables;

    public IReadOnlyCollection<string> Functions => _functions;

    public IReadOnlyList<JsonataReference> StatesMembers => _states;

    public IReadOnlyList<JsonataReference> TopLevel => _top;

    public static References Of(Plan plan, IReadOnlyCollection<string> globals)
    {
        var references = new References();

        foreach (var name in globals)
        {
            if (Builtins.Find(name, stepFunctions: true) is not null)
            {
                references._functions.Add(name);
            }
            else if (name is not ("$" or "states"))
            {
                references._variables.Add(name);
            }
        }

        references.Walk(plan, top: true);
        references._states.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return references;
    }

    private static void Note(List<JsonataReference> references, string name, Plan plan)
    {
        if (!references.Exists(known => known.Name == name))
        {
            references.Add(new(name, plan.Position));
        }
    }

    // `top` says that the context is the one that the whole expression has.
    private void Walk(Plan plan, bool top)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();

        switch (plan.Kind)
        {
            case PlanKind.Path:
                for (var i = 0; i < plan.Items.Count; i++)
                {
                    if (i == 0 && plan.Items is [{ Kind: PlanKind.Variable, Word: "states" }, { Kind: PlanKind.Name } member, ..])
                    {
                        Note(_states, member.Word, member);
                        Behind(plan.Items[0]);
                        continue;
                    }

                    Walk(plan.Items[i], top && i == 0);
                }

                Behind(plan);
                return;
            case PlanKind.Name when top:
                Note(_top, plan.Word, plan);
                break;
            case PlanKind.Variable when plan.Word == "states":
                Note(_states, "*", plan);
                break;
            case PlanKind.Variable when plan.Word == "$" || (top && plan.Word.Length == 0):
                Note(_top, $"${plan.Word}", plan);
                break;
        }

        // What sorts or transforms has a context of its own.
        var inside = top && plan.Kind is not (PlanKind.Sort or PlanKind.Transform);

        foreach (var part in plan.Items
            .Concat(plan.Pairs.SelectMany(pair => new[] { pair.Key, pair.Value }))
            .Concat(plan.Terms.Select(term => term.Term))
            .Concat(new[] { plan.Left, plan.Right, plan.Other }.OfType<Plan>()))
        {
            Walk(part, inside);
        }

        Behind(plan);
    }

    private void Behind(Plan plan)
    {
        foreach (var filter in (plan.Predicates ?? []).Concat(plan.Stages ?? []).Select(stage => stage.Filter).OfType<Plan>())
        {
            Walk(filter, top: false);
        }

        foreach (var (key, value) in plan.Group ?? [])
        {
            Walk(key, top: false);
            Walk(value, top: false);
        }
    }
}
