using System.Runtime.CompilerServices;
using Orchestration.Query.Jsonata.Syntax;

namespace Orchestration.Query.Jsonata.Compilation;

/// <summary>Lays an expression out: paths become lists of steps, predicates become stages of them, and every <c>%</c> finds the step that it means.</summary>
internal sealed class Planner
{
    private readonly string _text;
    private int _labels;

    private Planner(string text) => _text = text;

    /// <summary>The plan of an expression.</summary>
    /// <exception cref="QuerySyntaxException">The expression is well-formed but means nothing.</exception>
    public static Plan Lay(string text, SyntaxNode syntax)
    {
        var planner = new Planner(text);
        var plan = planner.Process(syntax);
        return plan.Kind == PlanKind.Parent || plan.Seeking is not null ? throw planner.Error("S0217", plan.Position, plan.TypeName) : plan;
    }

    private QuerySyntaxException Error(string code, int position, Json.JsonValue token = default, Json.JsonValue value = default) =>
        SyntaxErrors.At(_text, code, position, token, value);

    private Plan Process(SyntaxNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var plan = Shape(node);
        plan.Whole = node;

        if (node.KeepArray)
        {
            plan.KeepArray = true;
        }

        return plan;
    }

    private Plan Shape(SyntaxNode node)
    {
        switch (node)
        {
            case SyntaxNode.End:
                throw Error("S0207", node.Position, Token.EndText);
            case SyntaxNode.Number number:
                return new(PlanKind.Number, node) { Number = number.Value };
            case SyntaxNode.Text text:
                return new(PlanKind.Text, node) { Word = text.Value };
            case SyntaxNode.Constant:
                return new(PlanKind.Constant, node);
            case SyntaxNode.Regex:
                return new(PlanKind.Regex, node);
            case SyntaxNode.Variable variable:
                return new(PlanKind.Variable, node) { Word = variable.Value };
            case SyntaxNode.Wildcard:
                return new(PlanKind.Wildcard, node);
            case SyntaxNode.Descendants:
                return new(PlanKind.Descendants, node);
            case SyntaxNode.Placeholder:
                return new(PlanKind.Placeholder, node);
            case SyntaxNode.Parent:
                return new(PlanKind.Parent, node) { Slot = new($"!{_labels++}") };
            case SyntaxNode.Name name:
                var step = new Plan(PlanKind.Name, node) { Word = name.Value, KeepArray = node.KeepArray };
                return new(PlanKind.Path, node) { Items = [step], KeepSingletonArray = node.KeepArray };
            case SyntaxNode.Negation negation:
                return Negation(negation);
            case SyntaxNode.Binary { Operator: "." } path:
                return Path(path);
            case SyntaxNode.Binary { Operator: "~>" } apply:
                var applied = new Plan(PlanKind.Apply, node) { Left = Process(apply.Left), Right = Process(apply.Right) };
                applied.KeepArray = applied.Left.KeepArray || applied.Right.KeepArray;
                return applied;
            case SyntaxNode.Binary binary:
                var both = new Plan(PlanKind.Binary, node) { Word = binary.Operator, Left = Process(binary.Left), Right = Process(binary.Right) };
                Collect(both, both.Left);
                Collect(both, both.Right);
                return both;
            case SyntaxNode.Filter filter:
                return Filter(filter);
            case SyntaxNode.Group group:
                return Group(group);
            case SyntaxNode.Sort sort:
                return Sort(sort);
            case SyntaxNode.Focus focus:
                return Focus(focus);
            case SyntaxNode.Index index:
                return Index(index);
            case SyntaxNode.Bind bind:
                var bound = new Plan(PlanKind.Bind, node) { Word = bind.Target, Right = Process(bind.Value) };
                Collect(bound, bound.Right);
                return bound;
            case SyntaxNode.Condition condition:
                return Condition(condition);
            case SyntaxNode.Call call:
                var called = new Plan(PlanKind.Call, node);
                called.Items.AddRange(call.Arguments.Select(argument => Collected(called, Process(argument))));
                called.Left = Process(call.Function);
                return called;
            case SyntaxNode.Lambda lambda:
                return new(PlanKind.Lambda, node) { Right = InTailPosition(Process(lambda.Body)) };
            case SyntaxNode.Block block:
                return Block(block);
            case SyntaxNode.Array array:
                var items = new Plan(PlanKind.Array, node);
                items.Items.AddRange(array.Items.Select(item => Collected(items, Process(item))));
                return items;
            case SyntaxNode.Object @object:
                var members = new Plan(PlanKind.Object, node);
                members.Pairs.AddRange(@object.Pairs.Select(pair => (Collected(members, Process(pair.Key)), Collected(members, Process(pair.Value)))));
                return members;
            case SyntaxNode.Transform transform:
                return new(PlanKind.Transform, node)
                {
                    Left = Process(transform.Pattern),
                    Right = Process(transform.Update),
                    Other = transform.Delete is null ? null : Process(transform.Delete),
                };
            default:
                throw new ArgumentOutOfRangeException(nameof(node));
        }
    }

    private Plan Negation(SyntaxNode.Negation node)
    {
        var operand = Process(node.Operand);

        if (operand.Kind == PlanKind.Number)
        {
            operand.Number = -operand.Number;
            return operand;
        }

        var plan = new Plan(PlanKind.Negation, node) { Left = operand };
        Collect(plan, operand);
        return plan;
    }

    private Plan Path(SyntaxNode.Binary node)
    {
        var left = Process(node.Left);
        var path = left.Kind == PlanKind.Path ? left : new Plan(PlanKind.Path, node) { Items = [left] };

        if (left.Kind == PlanKind.Parent)
        {
            path.Seeking = [left.Slot!];
        }

        var right = Process(node.Right);

        if (right.Kind == PlanKind.Path)
        {
            path.Items.AddRange(right.Items);
        }
        else
        {
            if (right.Predicates is not null)
            {
                (right.Stages, right.Predicates) = (right.Predicates, null);
            }

            path.Items.Add(right);
        }

        foreach (var step in path.Items)
        {
            if (step.Kind is PlanKind.Number or PlanKind.Constant)
            {
                throw Error("S0213", step.Position, value: step.Syntax is SyntaxNode.Constant constant
                    ? constant.Value is { } truth ? truth : Json.JsonValue.Null
                    : step.Number);
            }

            if (step.Kind == PlanKind.Text)
            {
                step.Kind = PlanKind.Name;
            }
        }

        path.KeepSingletonArray |= path.Items.Exists(step => step.KeepArray);

        if (path.Items[0].Kind == PlanKind.Array)
        {
            path.Items[0].ConstructedArray = true;
        }

        if (path.Items[^1].Kind == PlanKind.Array)
        {
            path.Items[^1].ConstructedArray = true;
        }

        ResolveAncestors(path);
        return path;
    }

    private Plan Filter(SyntaxNode.Filter node)
    {
        var result = Process(node.Left);
        var step = result.Kind == PlanKind.Path ? result.Items[^1] : result;

        if (step.Group is not null)
        {
            throw Error("S0209", node.Position);
        }

        var predicate = Process(node.Predicate);

        if (predicate.Seeking is not null)
        {
            foreach (var slot in predicate.Seeking)
            {
                if (slot.Level == 1)
                {
                    Seek(step, slot);
                }
                else
                {
                    slot.Level--;
                }
            }

            Collect(step, predicate);
        }

        var stages = result.Kind == PlanKind.Path ? step.Stages ??= [] : step.Predicates ??= [];
        stages.Add(new(predicate, null));
        return result;
    }

    private Plan Group(SyntaxNode.Group node)
    {
        var result = Process(node.Left);

        if (result.Group is not null)
        {
            throw Error("S0210", node.Position);
        }

        result.Group = [.. node.Pairs.Select(pair => (Process(pair.Key), Process(pair.Value)))];
        result.GroupPosition = node.Position;
        return result;
    }

    private Plan Sort(SyntaxNode.Sort node)
    {
        var left = Process(node.Left);
        var path = left.Kind == PlanKind.Path ? left : new Plan(PlanKind.Path, node) { Items = [left] };
        var sort = new Plan(PlanKind.Sort, node);
        sort.Terms.AddRange(node.Terms.Select(term => (term.Descending, Collected(sort, Process(term.Term)))));
        path.Items.Add(sort);
        ResolveAncestors(path);
        return path;
    }

    private Plan Focus(SyntaxNode.Focus node)
    {
        var result = Process(node.Left);
        var step = result.Kind == PlanKind.Path ? result.Items[^1] : result;

        if (step.Stages is not null || step.Predicates is not null)
        {
            throw Error("S0215", node.Position);
        }

        if (step.Kind == PlanKind.Sort)
        {
            throw Error("S0216", node.Position);
        }

        step.KeepArray |= node.KeepArray;
        (step.Focus, step.Tuple) = (node.Target, true);
        return result;
    }

    private Plan Index(SyntaxNode.Index node)
    {
        var result = Process(node.Left);
        Plan step;

        if (result.Kind == PlanKind.Path)
        {
            step = result.Items[^1];
        }
        else
        {
            step = result;
            result = new Plan(PlanKind.Path, node) { Items = [step] };

            if (step.Predicates is not null)
            {
                (step.Stages, step.Predicates) = (step.Predicates, null);
            }
        }

        if (step.Stages is null)
        {
            step.Index = node.Target;
        }
        else
        {
            step.Stages.Add(new(null, node.Target));
        }

        step.Tuple = true;
        return result;
    }

    private Plan Condition(SyntaxNode.Condition node)
    {
        var plan = new Plan(PlanKind.Condition, node) { Left = Process(node.Test), Right = Process(node.Then) };
        plan.Other = node.Else is null ? null : Process(node.Else);
        Collect(plan, plan.Left);
        Collect(plan, plan.Right);

        if (plan.Other is not null)
        {
            Collect(plan, plan.Other);
        }

        return plan;
    }

    private Plan Block(SyntaxNode.Block node)
    {
        var plan = new Plan(PlanKind.Block, node);

        foreach (var expression in node.Expressions)
        {
            var part = Collected(plan, Process(expression));
            plan.ConstructedArray |= part.ConstructedArray || (part.Kind == PlanKind.Path && part.Items[0].ConstructedArray);
            plan.Items.Add(part);
        }

        return plan;
    }

    // A call whose result is the function's own is not nested: the caller of the function makes it in a loop.
    private static Plan InTailPosition(Plan plan)
    {
        switch (plan.Kind)
        {
            case PlanKind.Call when plan.Predicates is null && !plan.Items.Exists(argument => argument.Kind == PlanKind.Placeholder):
                plan.Kind = PlanKind.TailCall;
                break;
            case PlanKind.Condition:
                plan.Right = InTailPosition(plan.Right!);
                plan.Other = plan.Other is null ? null : InTailPosition(plan.Other);
                break;
            case PlanKind.Block when plan.Items.Count > 0:
                plan.Items[^1] = InTailPosition(plan.Items[^1]);
                break;
        }

        return plan;
    }

    private static Plan Collected(Plan into, Plan part)
    {
        Collect(into, part);
        return part;
    }

    private static void Collect(Plan into, Plan part)
    {
        if (part.Seeking is null && part.Kind != PlanKind.Parent)
        {
            return;
        }

        var slots = part.Seeking ?? [];

        if (part.Kind == PlanKind.Parent)
        {
            slots.Add(part.Slot!);
        }

        if (into.Seeking is null)
        {
            into.Seeking = slots;
        }
        else
        {
            into.Seeking.AddRange(slots.ToArray());
        }
    }

    private void ResolveAncestors(Plan path)
    {
        var last = path.Items[^1];
        var slots = last.Seeking ?? [];

        if (last.Kind == PlanKind.Parent)
        {
            slots.Add(last.Slot!);
        }

        foreach (var slot in slots.ToArray())
        {
            var index = path.Items.Count - 2;

            while (slot.Level > 0)
            {
                if (index < 0)
                {
                    (path.Seeking ??= []).Add(slot);
                    break;
                }

                var step = path.Items[index--];

                // Steps that share one context count as one.
                while (index >= 0 && step.Focus is not null && path.Items[index].Focus is not null)
                {
                    step = path.Items[index--];
                }

                Seek(step, slot);
            }
        }
    }

    private void Seek(Plan node, AncestorSlot slot)
    {
        switch (node.Kind)
        {
            case PlanKind.Name or PlanKind.Wildcard:
                if (--slot.Level == 0)
                {
                    slot.Label = node.Ancestor?.Label ?? slot.Label;
                    (node.Ancestor, node.Tuple) = (slot, true);
                }

                break;
            case PlanKind.Parent:
                slot.Level++;
                break;
            case PlanKind.Block:
                if (node.Items.Count > 0)
                {
                    node.Tuple = true;
                    Seek(node.Items[^1], slot);
                }

                break;
            case PlanKind.Path:
                node.Tuple = true;
                var index = node.Items.Count - 1;
                Seek(node.Items[index--], slot);

                while (slot.Level > 0 && index >= 0)
                {
                    Seek(node.Items[index--], slot);
                }

                break;
            default:
                throw Error("S0217", node.Position, node.TypeName);
        }
    }
}
