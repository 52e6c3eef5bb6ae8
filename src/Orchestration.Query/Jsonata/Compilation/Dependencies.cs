using System.Runtime.CompilerServices;
using Orchestration.Query.Jsonata.Functions;
using Orchestration.Query.Jsonata.Syntax;

namespace Orchestration.Query.Jsonata.Compilation;

/// <summary>What the value of a part of an expression hangs on.</summary>
/// <param name="Context">Whether on the context that the part is evaluated in.</param>
/// <param name="Changing">Whether on the clock, on chance, or on what a path remembers for its later steps.</param>
/// <param name="Binds">Whether it binds a variable that outlives it.</param>
/// <param name="Free">The variables and functions that it reads and does not bind itself.</param>
/// <param name="Lacks">Whether a call has fewer arguments than its function wants, so that it may take the context for one; of a function that is known only when it is called nobody can say.</param>
/// <param name="Height">How many parts are in one another.</param>
internal sealed record Dependencies(bool Context, bool Changing, bool Binds, IReadOnlyList<string> Free, bool Lacks, int Height)
{
    public static readonly Dependencies None = new(false, false, false, [], false, 1);
    private static readonly string[] NeverTheSame = ["now", "millis", "random", "shuffle", "uuid"];

    /// <summary>Finds the dependencies of a part and of all the parts in it.</summary>
    public static Dependencies Find(Plan plan)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var found = Own(plan);

        switch (plan.Kind)
        {
            case PlanKind.Path:
                // From the second step on, the context is what the step before found.
                for (var i = 0; i < plan.Items.Count; i++)
                {
                    found = found.And(Find(plan.Items[i]), isInside: i > 0);
                }

                break;
            case PlanKind.Block:
                var bound = new List<string>();

                foreach (var item in plan.Items)
                {
                    var own = Find(item).Without(bound);
                    found = found.And(item.Kind == PlanKind.Bind ? own with { Binds = item.Right!.Dependencies.Binds } : own);

                    if (item.Kind == PlanKind.Bind)
                    {
                        bound.Add(item.Word);
                    }
                }

                break;
            case PlanKind.Lambda:
                found = found.And(Find(plan.Right!).Without(((SyntaxNode.Lambda)plan.Syntax).Parameters) with { Binds = false });
                break;
            default:
                found = Parts(plan, found);
                break;
        }

        found = Filters(plan.Stages, Filters(plan.Predicates, found));

        foreach (var (key, value) in plan.Group ?? [])
        {
            found = found.And(Find(key), isInside: true).And(Find(value), isInside: true);
        }

        return plan.Dependencies = found;
    }

    private static Dependencies Parts(Plan plan, Dependencies found)
    {
        var isInside = plan.Kind is PlanKind.Transform or PlanKind.Sort;

        foreach (var item in plan.Items)
        {
            found = found.And(Find(item), isInside);
        }

        foreach (var (key, value) in plan.Pairs)
        {
            found = found.And(Find(key), isInside).And(Find(value), isInside);
        }

        foreach (var (_, term) in plan.Terms)
        {
            found = found.And(Find(term), isInside);
        }

        found = plan.Left is null ? found : found.And(Find(plan.Left), isInside);
        found = plan.Right is null ? found : found.And(Find(plan.Right), isInside);
        found = plan.Other is null ? found : found.And(Find(plan.Other), isInside);

        return plan switch
        {
            { Kind: PlanKind.Call or PlanKind.TailCall } when LacksArguments(plan, 0) => found with { Lacks = true },

            // Of a call behind `~>` the value before it is the first argument.
            { Kind: PlanKind.Apply, Right: { Kind: PlanKind.Call } call } => found with
            {
                Lacks = LacksArguments(call, 1) || plan.Left!.Dependencies.Lacks || call.Items.Exists(argument => argument.Dependencies.Lacks),
            },
            _ => found,
        };
    }

    private static Dependencies Filters(List<Stage>? stages, Dependencies found)
    {
        foreach (var stage in stages ?? [])
        {
            found = stage.Filter is null ? found : found.And(Find(stage.Filter), isInside: true);
        }

        return found;
    }

    private static bool LacksArguments(Plan call, int given) => call.Left switch
    {
        { Kind: PlanKind.Variable } callee => Builtins.Find(callee.Word, stepFunctions: true) is not { } function || call.Items.Count + given < function.Mandatory,
        { Kind: PlanKind.Lambda } callee => ((SyntaxNode.Lambda)callee.Syntax).Signature is not null,
        _ => true,
    };

    private static Dependencies Own(Plan plan)
    {
        var tuples = plan.Tuple || plan.Focus is not null || plan.Index is not null || plan.Ancestor is not null || plan.Slot is not null || plan.Seeking is not null
            || (plan.Stages?.Exists(stage => stage.Index is not null) ?? false);

        return plan.Kind switch
        {
            _ when tuples || plan.Kind == PlanKind.Parent => None with { Changing = true },
            PlanKind.Name or PlanKind.Wildcard or PlanKind.Descendants => None with { Context = true },
            PlanKind.Variable when plan.Word.Length == 0 => None with { Context = true },
            PlanKind.Variable => None with { Free = [plan.Word], Changing = NeverTheSame.Contains(plan.Word) },
            PlanKind.Bind => None with { Binds = true },

            // Where a picture leaves parts of a date out, they are today's; without a picture there is one argument.
            PlanKind.Call or PlanKind.TailCall when plan is { Left: { Kind: PlanKind.Variable, Word: "toMillis" }, Items.Count: not 1 } => None with { Changing = true },
            PlanKind.Apply when plan.Right is { Kind: PlanKind.Call, Left: { Kind: PlanKind.Variable, Word: "toMillis" }, Items.Count: not 0 } => None with { Changing = true },
            _ => None,
        };
    }


    private Dependencies And(Dependencies part, bool isInside = false) => ReferenceEquals(part, None) && Height > 1 ? this : new(
        Context || (part.Context && !isInside),
        Changing || part.Changing,
        Binds || part.Binds,
        Free.Count == 0 ? part.Free : part.Free.Count == 0 ? Free : [.. Free.Union(part.Free)],
        Lacks || part.Lacks,
        Math.Max(Height, part.Height + 1));

    private Dependencies Without(IReadOnlyCollection<string> bound) => Free.Count == 0 || bound.Count == 0 ? this : this with { Free = [.. Free.Except(bound)] };
}
