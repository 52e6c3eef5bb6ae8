using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Compilation;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A path that remembers what <c>@</c>, <c>#</c> and <c>%</c> bound: goes step by step with tuples.</summary>
/// <param name="plain">The steps before the first that binds; null where there are none.</param>
/// <param name="steps">The steps from there on.</param>
/// <param name="scope">The names that they bind.</param>
/// <param name="exports">Whether an outer path needs the tuples.</param>
/// <param name="variableFirst">Whether the path starts with a variable.</param>
/// <param name="constructedFirst">Whether the first of the steps is an array between brackets.</param>
/// <param name="keepSingleton">Whether one result stays an array.</param>
/// <param name="group">The grouping behind the path.</param>
internal sealed class TuplePathNode(PathNode? plain, TupleStep[] steps, Scope scope, bool exports, bool variableFirst, bool constructedFirst, bool keepSingleton, GroupStage? group) : Node
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input)
    {
        var start = plain is null ? input : plain.Gather(run, frame, input);
        JsonValue single = default;

        if (plain is not null && (start.IsUndefined || start.Reference is JsonArray { Count: 0 }))
        {
            if (group is null && !start.IsUndefined)
            {
                return keepSingleton ? PathNode.Keep(start) : start;
            }

            return group?.Reduce(run, frame, new TupleStream(scope, [Tuple.Start(default, scope)])) ?? default;
        }

        var items = Sequences.Items(start, ref single);

        if (plain is null && variableFirst)
        {
            single = start;
            items = new(ref single);
        }

        JsonValue constructed = default;
        List<Tuple> tuples;
        var from = 0;

        // Sorted tuples are no longer known as such in the reference: until the next step, filters, sorts and groupings see them as objects.
        var open = false;

        if (steps[0].Sort is { } sort)
        {
            // Sorts before anything is bound, and may bind the number of each.
            tuples = [];

            foreach (ref readonly var item in sort.Apply(run, frame, items).AsSpan())
            {
                tuples.Add(Tuple.Start(item, scope).With(item, (steps[0].Index, tuples.Count)));
            }

            tuples = Staged(run, frame, steps[0], tuples, open);
            from = 1;
        }
        else
        {
            // The reference evaluates an array between brackets before it has any tuples, so that @ and # bind nothing there; and @ goes on from the input.
            if (constructedFirst && steps.Length > 1)
            {
                constructed = PathNode.Construct(run, new Frame(scope.Count, frame), steps[0].Node!, input);
                items = steps[0].Focus >= 0 ? items : constructed.IsUndefined ? [] : Sequences.Items(constructed, ref single);
                from = 1;
            }

            tuples = new(items.Length);

            foreach (ref readonly var item in items)
            {
                tuples.Add(Tuple.Start(item, scope));
            }
        }

        for (var i = from; i < steps.Length; i++)
        {
            if (steps[i].Sort is { } order)
            {
                tuples = [.. order.Order(run, tuples.ToArray(), Context(frame, open))];
                open |= tuples.Count > 1;
            }
            else
            {
                tuples = Found(run, frame, steps[i], tuples);
                open = false;
            }

            tuples = Staged(run, frame, steps[i], tuples, open);
        }

        if (open && (group is not null || exports))
        {
            var objects = Sequences.Array([.. tuples.Select(tuple => tuple.AsObject(scope))]);
            return group?.Apply(run, new Frame(scope.Count, frame), objects) ?? objects;
        }

        if (group is not null)
        {
            return group.Reduce(run, frame, new TupleStream(scope, tuples.Count > 0 ? tuples : [Tuple.Start(default, scope)]));
        }

        if (exports)
        {
            return JsonValue.Foreign(new TupleStream(scope, tuples));
        }

        run.Charge(tuples.Count * 8L);
        return Sequences.Array([.. tuples.Select(tuple => tuple.Value)], ArrayMarks.Sequence | (keepSingleton ? ArrayMarks.KeepSingleton : 0));
    }

    private Func<Tuple, (JsonValue Value, Frame Frame)> Context(Frame frame, bool open) => open
        ? tuple => (tuple.AsObject(scope), new Frame(scope.Count, frame))
        : tuple => (tuple.Value, tuple.Frame(scope, frame));

    private List<Tuple> Found(Run run, Frame frame, TupleStep step, List<Tuple> tuples)
    {
        var result = new List<Tuple>();

        foreach (var tuple in tuples)
        {
            run.Step();
            var found = step.Node!.Evaluate(run, tuple.Frame(scope, frame), tuple.Value);

            if (found.Reference is TupleStream stream)
            {
                result.AddRange(stream.ToScope(scope, tuple));
                continue;
            }

            if (found.IsUndefined)
            {
                continue;
            }

            JsonValue single = default;
            var items = Sequences.Items(found, ref single);
            run.Charge(items.Length * 8L * (1 + scope.Count));

            for (var i = 0; i < items.Length; i++)
            {
                result.Add(step.Focus >= 0
                    ? tuple.With(tuple.Value, (step.Focus, items[i]), (step.Index, i), (step.Ancestor, tuple.Value))
                    : tuple.With(items[i], (step.Index, i), (step.Ancestor, tuple.Value)));
            }
        }

        return result;
    }

    private List<Tuple> Staged(Run run, Frame frame, TupleStep step, List<Tuple> tuples, bool open)
    {
        foreach (var (filter, index) in step.Stages)
        {
            if (filter is not null)
            {
                tuples = TupleStream.Select(run, tuples, filter, Context(frame, open));
            }
            else
            {
                for (var i = 0; i < tuples.Count; i++)
                {
                    tuples[i] = tuples[i].With(tuples[i].Value, (index, i));
                }
            }
        }

        return tuples;
    }
}
