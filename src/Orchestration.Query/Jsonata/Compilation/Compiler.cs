using System.Runtime.CompilerServices;
using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Evaluation;
using Orchestration.Query.Jsonata.Functions;
using Orchestration.Query.Jsonata.Syntax;

namespace Orchestration.Query.Jsonata.Compilation;

/// <summary>Turns a plan into nodes: names become slots, and what a path needs to remember is known beforehand.</summary>
internal sealed class Compiler(string text)
{
    // A part is evaluated beforehand while it stays below these: deeper or larger ones take their time when, and if, they are reached.
    private static readonly JsonataLimits Folding = JsonataLimits.StepFunctions with { Time = TimeSpan.Zero, ValueBytes = 64 * 1024, TotalBytes = 256 * 1024 };

    private readonly List<(Plan Plan, JsonValue Value)> _constants = [];

    private static readonly JsonValue NoContext = new NativeFunction(null, 0, (_, _) => default).AsValue();

    private readonly Dictionary<string, int> _globals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _free = new(StringComparer.Ordinal);

    /// <summary>The names that it reads from outside.</summary>
    public IReadOnlyCollection<string> Free => _free;

    /// <summary>The parts that were evaluated beforehand, in order.</summary>
    public IEnumerable<(SyntaxNode Syntax, int Start, JsonValue Value)> Constants => _constants.Select(constant => (constant.Plan.Whole, Start(constant.Plan), constant.Value));

    /// <summary>Whether the expression reads nothing from outside and always gives the same.</summary>
    public bool IsConstant { get; private set; }

    /// <summary>How many names may be looked up outside: those too that it binds, as they may be read before.</summary>
    public int Globals => _globals.Count;

    /// <summary>The expression and the number of its outermost variables.</summary>
    public (Node Root, int Slots) Compile(Plan plan)
    {
        var scope = new Scope(null);
        DeclareBinds(plan, scope);
        IsConstant = Dependencies.Find(plan) is { Context: false, Changing: false, Lacks: false, Free: var free } && free.All(name => Builtins.Find(name, stepFunctions: true) is not null);
        return (Compile(plan, scope), scope.Count);
    }

    // Who does not go by tuples gets those that a path hands on laid open.
    private Node Compile(Plan plan, Scope scope)
    {
        var known = _constants.Count;
        var node = CompileTuples(plan, scope);
        return HandsOn(plan) ? new OpenTuplesNode(node) { Position = plan.Position } : Fold(plan, node, scope, known);
    }

    // Evaluates what hangs on nothing from outside. What fails, or gives a function, is left to fail or give it when it is reached.
    private Node Fold(Plan plan, Node node, Scope scope, int known)
    {
        if (plan.Kind is not (PlanKind.Negation or PlanKind.Binary or PlanKind.Apply or PlanKind.Path or PlanKind.Condition or PlanKind.Call or PlanKind.Block or PlanKind.Array or PlanKind.Object)
            || plan.Dependencies is not { Context: false, Changing: false, Binds: false, Lacks: false } dependencies || !dependencies.Free.All(name => IsFixed(name, scope)))
        {
            return node;
        }

        // What holds a part that could not be evaluated would most likely come to it.
        if (!Parts(plan).Any(part => part.Unfolded))
        {
            var isTooDeep = dependencies.Height > Folding.Depth;
            var folded = isTooDeep ? null : Fold(plan, node, dependencies, dependencies.Height, known, out isTooDeep);

            if ((isTooDeep && dependencies.Height < Folding.Depth ? Fold(plan, node, dependencies, Folding.Depth, known, out _) : folded) is { } done)
            {
                return done;
            }
        }

        plan.Unfolded = true;
        return node;
    }

    private FoldedNode? Fold(Plan plan, Node node, Dependencies dependencies, int depth, int known, out bool isTooDeep)
    {
        isTooDeep = false;
        var run = Run.Begin(new QueryScope(), default, NoVariables.Instance, TimeProvider.System, Folding with { Depth = depth }, _globals.Count, CancellationToken.None);

        try
        {
            // The part itself is a level too. A function as the context: whatever takes a context for an argument refuses it.
            run.Enter();
            var value = node.Compute(run, Frame.Outermost, NoContext);

            if (Settling.HoldsFunction(value) || ReferenceEquals(value.Reference, TailCallNode.Mark.Reference))
            {
                return null;
            }

            _constants.RemoveRange(known, _constants.Count - known);
            _constants.Add((plan, Settling.Settle(Sequences.Leave(value))));
            return new(value, node, depth, run.Bytes, [.. dependencies.Free.Select(name => (Global(name), (FunctionValue)Builtins.Find(name, stepFunctions: true)!))]) { Position = plan.Position };
        }
        catch (Exception exception) when (exception is JsonataException or InsufficientExecutionStackException)
        {
            isTooDeep = exception is JsonataException { Code: "U1001" };
            return null;
        }
        finally
        {
            run.End();
        }
    }

    private bool IsFixed(string name, Scope scope) => Builtins.Find(name, stepFunctions: true) is not null && IsGlobal(name, scope);

    private static int Start(Plan plan)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return Parts(plan).Select(Start).Prepend(plan.Position).Min();
    }

    private static IEnumerable<Plan> Parts(Plan plan) => plan.Items
        .Concat(plan.Pairs.SelectMany(pair => new[] { pair.Key, pair.Value }))
        .Concat(plan.Terms.Select(term => term.Term))
        .Concat(new[] { plan.Left, plan.Right, plan.Other }.OfType<Plan>())
        .Concat((plan.Predicates ?? []).Concat(plan.Stages ?? []).Select(stage => stage.Filter).OfType<Plan>())
        .Concat(GroupParts(plan));

    private static bool HandsOn(Plan plan)
    {
        while (plan is { Kind: PlanKind.Block, Group: null, Items.Count: > 0 })
        {
            plan = plan.Items[^1];
        }

        return plan is { Kind: PlanKind.Path, Tuple: true, Group: null };
    }

    private Node CompileTuples(Plan plan, Scope scope)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var node = Bare(plan, scope);
        var keepArray = plan is { KeepArray: true, KeepSingletonArray: false };

        if (plan.Kind == PlanKind.TailCall || (plan.Predicates is null && !keepArray && (plan.Group is null || plan.Kind == PlanKind.Path)))
        {
            return node;
        }

        var predicates = plan.Predicates?.Select(stage => new FilterStage(Compile(stage.Filter!, scope))).ToArray() ?? [];
        return new DecoratedNode(node, predicates, plan.Kind == PlanKind.Path ? null : Group(plan, scope), keepArray, scope) { Position = plan.Position };
    }

    private Node Bare(Plan plan, Scope scope)
    {
        var at = plan.Position;

        switch (plan.Kind)
        {
            case PlanKind.Number:
                return new LiteralNode(plan.Number);
            case PlanKind.Text:
                return new LiteralNode(plan.Word);
            case PlanKind.Constant:
                return new LiteralNode(((SyntaxNode.Constant)plan.Syntax).Value is { } truth ? truth : JsonValue.Null);
            case PlanKind.Regex:
                return Regex((SyntaxNode.Regex)plan.Syntax);
            case PlanKind.Name:
                return new NameNode(plan.Word);
            case PlanKind.Variable when plan.Word.Length == 0:
                return new ContextNode();
            case PlanKind.Variable:
                return Variable(plan.Word, scope);
            case PlanKind.Parent:
                return Variable(plan.Slot!.Label, scope);
            case PlanKind.Wildcard:
                return new WildcardNode();
            case PlanKind.Descendants:
                return new DescendantsNode();
            case PlanKind.Negation:
                return new NegationNode(Compile(plan.Left!, scope)) { Position = at };
            case PlanKind.Binary:
                return Binary(plan, Compile(plan.Left!, scope), Compile(plan.Right!, scope));
            case PlanKind.Apply:
                var right = Compile(plan.Right!, scope);
                var call = plan.Right!.Kind == PlanKind.Call && !IsPartial(plan.Right) ? (CallNode)Bare(plan.Right, scope) : null;
                return new ApplyNode(Compile(plan.Left!, scope), right, call) { Position = at };
            case PlanKind.Path:
                return Path(plan, scope);
            case PlanKind.Bind:
                var value = Compile(plan.Right!, scope);
                scope.Bind(plan.Word);
                return new BindNode(scope.SlotOf(plan.Word), value) { Position = at };
            case PlanKind.Condition:
                return new ConditionNode(Compile(plan.Left!, scope), Compile(plan.Right!, scope), plan.Other is null ? null : Compile(plan.Other, scope)) { Position = at };
            case PlanKind.Call or PlanKind.TailCall:
                return Call(plan, scope);
            case PlanKind.Lambda:
                return Lambda(plan, scope);
            case PlanKind.Block:
                var inner = new Scope(scope);
                plan.Items.ForEach(item => DeclareBinds(item, inner));
                var own = inner.Count > 0;
                return new BlockNode([.. plan.Items.Select((item, i) => i == plan.Items.Count - 1 ? CompileTuples(item, own ? inner : scope) : Compile(item, own ? inner : scope))], own ? inner : null) { Position = at };
            case PlanKind.Array:
                return new ArrayNode(
                    [.. plan.Items.Select(item => (Compile(item, scope), item is { Kind: PlanKind.Array } or { Kind: PlanKind.Text, Word: "[" }))],
                    plan.ConstructedArray)
                { Position = at };
            case PlanKind.Object:
                return new ObjectNode(new([.. plan.Pairs.Select(pair => (Compile(pair.Key, scope), Compile(pair.Value, scope)))], at)) { Position = at };
            case PlanKind.Transform:
                return new TransformNode(
                    Compile(plan.Left!, scope),
                    Compile(plan.Right!, scope),
                    plan.Other is null ? null : Compile(plan.Other, scope),
                    Variable("clone", scope))
                { Position = at };
            default:
                throw SyntaxErrors.At(text, "S0201", at, "?");
        }
    }

    private static bool IsPartial(Plan plan) => plan.Items.Exists(argument => argument.Kind == PlanKind.Placeholder);

    private static Node Binary(Plan plan, Node left, Node right)
    {
        var at = plan.Position;
        return plan.Word switch
        {
            "+" or "-" or "*" or "/" or "%" => new ArithmeticNode(plan.Word[0], left, right) { Position = at },
            "=" => new EqualityNode(true, left, right) { Position = at },
            "!=" => new EqualityNode(false, left, right) { Position = at },
            "&" => new ConcatenationNode(left, right) { Position = at },
            ".." => new RangeNode(left, right) { Position = at },
            "in" => new InclusionNode(left, right) { Position = at },
            "and" => new LogicalNode(true, left, right) { Position = at },
            "or" => new LogicalNode(false, left, right) { Position = at },
            _ => new ComparisonNode(plan.Word, left, right) { Position = at },
        };
    }

    private RegexNode Regex(SyntaxNode.Regex regex)
    {
        try
        {
            return new(EcmaRegex.Compile(regex.Pattern, regex.Flags));
        }
        catch (ArgumentException exception)
        {
            throw SyntaxErrors.With(text, "", regex.Position, $"Invalid regular expression: /{regex.Pattern}/: {exception.Message}");
        }
    }

    // Every scope that binds the name, from inside out, then what is given from outside.
    private Node Variable(string name, Scope scope)
    {
        var found = new List<(int Hops, int Slot)>();
        var (hops, later, bound) = (0, false, name[0] == '!');

        for (var at = scope; at is not null; at = at.Parent, hops++)
        {
            if (at.SlotOf(name) is var slot and >= 0)
            {
                found.Add((hops, slot));
                bound |= later || at.IsBound(name);
            }

            later |= at.IsFunction;
        }

        if (!bound)
        {
            _free.Add(name);
        }

        Node? node = name[0] == '!' ? null : Global(name);

        for (var i = found.Count - 1; i >= 0; i--)
        {
            node = new LocalVariableNode(found[i].Hops, found[i].Slot, node);
        }

        return node ?? new LiteralNode(default);
    }

    private GlobalVariableNode Global(string name)
    {
        if (!_globals.TryGetValue(name, out var index))
        {
            _globals.Add(name, index = _globals.Count);
        }

        return new(index, name);
    }

    private bool IsGlobal(string name, Scope? scope) => scope is null || (scope.SlotOf(name) < 0 && IsGlobal(name, scope.Parent));

    private Node Call(Plan plan, Scope scope)
    {
        var callee = plan.Left!;
        var function = Compile(callee, scope);
        var word = callee.Kind == PlanKind.Path ? callee.Items[0] : callee;
        var name = word.Kind switch
        {
            PlanKind.Name or PlanKind.Variable or PlanKind.Text => word.Word,
            PlanKind.Call => "(",
            _ => null,
        };
        var meant = callee.Kind == PlanKind.Path && name is { Length: > 0 } ? Known(name, scope) : null;
        var at = plan.Position;

        if (IsPartial(plan))
        {
            return new PartialNode(function, [.. plan.Items.Select(item => item.Kind == PlanKind.Placeholder ? null : Compile(item, scope))], name, meant) { Position = at };
        }

        Node[] arguments = [.. plan.Items.Select(item => Compile(item, scope))];
        return plan.Kind == PlanKind.TailCall
            ? new TailCallNode(function, arguments, name, meant) { Position = at }
            : new CallNode(function, arguments, name, meant) { Position = at };
    }

    // A member called like a function: the variable or function that was meant, where it is known without being read.
    private Node? Known(string name, Scope scope) =>
        !IsGlobal(name, scope) ? Variable(name, scope) : Builtins.Find(name, stepFunctions: true) is { } builtin ? new LiteralNode(builtin.AsValue()) : null;

    private LambdaNode Lambda(Plan plan, Scope scope)
    {
        var lambda = (SyntaxNode.Lambda)plan.Syntax;
        var inner = new Scope(scope, isFunction: true);

        foreach (var parameter in lambda.Parameters)
        {
            inner.Add(parameter);
        }

        DeclareBinds(plan.Right!, inner);
        var signature = lambda.Signature is null ? null : Signature.Parse(lambda.Signature);
        return new(lambda.Parameters.Count, signature, Compile(plan.Right!, inner), inner) { Position = plan.Position };
    }

    private GroupStage? Group(Plan plan, Scope scope) => plan.Group is null
        ? null
        : new([.. plan.Group.Select(pair => (Compile(pair.Key, scope), Compile(pair.Value, scope)))], plan.GroupPosition);

    private Node Path(Plan plan, Scope scope)
    {
        var first = plan.Items.FindIndex(step => step.Tuple);

        if (first < 0)
        {
            return new PathNode([.. Steps(plan.Items, scope)], plan.Items[0].ConstructedArray, plan.Items[0].Kind == PlanKind.Variable, plan.KeepSingletonArray, Group(plan, scope))
            {
                Position = plan.Position,
            };
        }

        var inner = new Scope(scope);
        DeclareTuples(plan, inner);
        var bound = inner.Count;

        foreach (var step in plan.Items.Skip(first).Concat(GroupParts(plan)))
        {
            DeclareBinds(step, inner);
        }

        inner.Binds = inner.Count > bound;

        var plain = first == 0 ? null : new PathNode([.. Steps(plan.Items[..first], scope, more: true)], plan.Items[0].ConstructedArray, plan.Items[0].Kind == PlanKind.Variable, false, null);
        var steps = plan.Items.Skip(first).Select((step, i) => TupleStep(step, inner, i == 0 ? scope : inner)).ToArray();
        return new TuplePathNode(plain, steps, inner, plan.Tuple, plan.Items[0].Kind == PlanKind.Variable, plan.Items[0].ConstructedArray && first == 0, plan.KeepSingletonArray, Group(plan, inner)) { Position = plan.Position };
    }

    private List<PathStep> Steps(List<Plan> plans, Scope scope, bool more = false)
    {
        var steps = new List<PathStep>();
        var from = 0;

        if (plans is [{ Kind: PlanKind.Variable, Word: "states", Stages: null, Predicates: null, KeepArray: false, Group: null }, { Kind: PlanKind.Name } member, ..]
            && IsGlobal("states", scope) && (plans.Count > 1 || more))
        {
            _free.Add("states");
            steps.Add(new(new StatesMemberNode(member.Word, Global("states")), null, Filters(member, scope)));
            from = 2;
        }

        foreach (var step in plans.Skip(from))
        {
            steps.Add(step.Kind == PlanKind.Sort
                ? new(null, Sort(step, scope), Filters(step, scope))
                : new(Compile(step, scope), null, Filters(step, scope)));
        }

        return steps;
    }

    private FilterStage[] Filters(Plan step, Scope scope) => step.Stages?.Select(stage => new FilterStage(Compile(stage.Filter!, scope))).ToArray() ?? [];

    private SortStage Sort(Plan step, Scope scope) => new([.. step.Terms.Select(term => (term.Descending, Compile(term.Term, scope)))], step.Position);

    private TupleStep TupleStep(Plan step, Scope scope, Scope sorting) => new(
        step.Kind == PlanKind.Sort ? null : CompileTuples(step, scope),
        step.Kind == PlanKind.Sort ? Sort(step, sorting) : null,
        step.Stages?.Select(stage => (stage.Filter is null ? null : new FilterStage(Compile(stage.Filter, scope)), stage.Index is null ? -1 : scope.SlotOf(stage.Index))).ToArray() ?? [],
        step.Focus is null ? -1 : scope.SlotOf(step.Focus),
        step.Index is null ? -1 : scope.SlotOf(step.Index),
        step.Ancestor is null ? -1 : scope.SlotOf(step.Ancestor.Label));

    // What the steps of a path bind, those of paths in brackets included that hand their tuples on.
    private static void DeclareTuples(Plan plan, Scope scope)
    {
        foreach (var step in plan.Items)
        {
            foreach (var name in new[] { step.Focus, step.Index, step.Ancestor?.Label }.Concat(step.Stages?.Select(stage => stage.Index) ?? []))
            {
                if (name is not null)
                {
                    scope.Declare(name);
                    scope.Bind(name);
                }
            }

            var inner = step;

            while (inner is { Kind: PlanKind.Block, Items.Count: > 0 })
            {
                inner = inner.Items[^1];
            }

            if (inner.Kind == PlanKind.Path && inner.Tuple)
            {
                DeclareTuples(inner, scope);
            }
        }
    }

    // The variables that an expression binds in the scope around it: not those in blocks, functions and tuples of its own.
    private static void DeclareBinds(Plan plan, Scope scope)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();

        if (plan.Kind == PlanKind.Bind)
        {
            scope.Declare(plan.Word);
        }

        foreach (var part in PartsInScope(plan))
        {
            DeclareBinds(part, scope);
        }
    }

    private static IEnumerable<Plan> PartsInScope(Plan plan)
    {
        var behind = (plan.Predicates ?? []).Concat(plan.Stages ?? []).Select(stage => stage.Filter).OfType<Plan>();

        if (plan.Kind is PlanKind.Lambda or PlanKind.Block)
        {
            return behind.Concat(GroupParts(plan));
        }

        var tuples = plan.Kind == PlanKind.Path ? plan.Items.FindIndex(step => step.Tuple) : -1;
        return (tuples < 0 ? plan.Items : plan.Items[..tuples])
            .Concat(plan.Pairs.SelectMany(pair => new[] { pair.Key, pair.Value }))
            .Concat(plan.Terms.Select(term => term.Term))
            .Concat(new[] { plan.Left, plan.Right, plan.Other }.OfType<Plan>())
            .Concat(behind)
            .Concat(tuples < 0 ? GroupParts(plan) : []);
    }

    private static IEnumerable<Plan> GroupParts(Plan plan) => plan.Group?.SelectMany(pair => new[] { pair.Key, pair.Value }) ?? [];
}
