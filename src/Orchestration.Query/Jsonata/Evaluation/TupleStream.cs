using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Compilation;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>The results of a path inside another one that needs to know what the inner one bound.</summary>
internal sealed class TupleStream(Scope scope, IReadOnlyList<Tuple> tuples)
{
    public Scope Scope => scope;

    public IReadOnlyList<Tuple> Tuples => tuples;

    /// <summary>The tuples as an array of objects.</summary>
    public JsonValue AsObjects() => Sequences.Array([.. tuples.Select(tuple => tuple.AsObject(scope))]);

    /// <summary>The tuples that a filter behind the inner path selects; it stands in <paramref name="outer"/>, whose variables are in <paramref name="frame"/>.</summary>
    public JsonValue Filter(Run run, Frame frame, Scope outer, FilterStage filter) =>
        JsonValue.Foreign(new TupleStream(scope, Select(run, tuples, filter, tuple => (tuple.Value, Into(tuple, outer, frame)))));

    private Frame Into(Tuple tuple, Scope outer, Frame frame)
    {
        var slots = (JsonValue[])frame.Slots.Clone();

        for (var i = 0; i < tuple.Slots.Length; i++)
        {
            if (Frame.IsBound(tuple.Slots[i]) && outer.SlotOf(scope.NameOf(i)) is var slot and >= 0 && slot < slots.Length)
            {
                slots[slot] = tuple.Slots[i];
            }
        }

        return new(slots, frame.Parent);
    }

    /// <summary>The tuples that a filter selects; <paramref name="context"/> says in what each of them is evaluated.</summary>
    public static List<Tuple> Select(Run run, IReadOnlyList<Tuple> tuples, FilterStage filter, Func<Tuple, (JsonValue Value, Frame Frame)> context)
    {
        if (filter.Index is { } index)
        {
            index = index < 0 ? tuples.Count + index : index;
            return index >= 0 && index < tuples.Count ? [tuples[(int)index]] : [];
        }

        var selected = new List<Tuple>();

        for (var i = 0; i < tuples.Count; i++)
        {
            var (value, frame) = context(tuples[i]);
            var selector = filter.Predicate.Evaluate(run, frame, value);

            for (var times = FilterStage.Selections(selector, i, tuples.Count); times > 0; times--)
            {
                selected.Add(tuples[i]);
            }
        }

        return selected;
    }

    /// <summary>Many tuples as one: each of their values becomes the array of all.</summary>
    public Tuple Merge(Run run, List<Tuple> group)
    {
        var (value, slots) = (group[0].Value, (JsonValue[])group[0].Slots.Clone());

        for (var i = 1; i < group.Count; i++)
        {
            value = Values.Append(run, value, group[i].Value);

            for (var slot = 0; slot < slots.Length; slot++)
            {
                if (Frame.IsBound(group[i].Slots[slot]))
                {
                    slots[slot] = Frame.IsBound(slots[slot]) ? Values.Append(run, slots[slot], group[i].Slots[slot]) : group[i].Slots[slot];
                }
            }
        }

        return new(value, slots);
    }

    public List<Tuple> ToScope(Scope outer, Tuple into)
    {
        var result = new List<Tuple>(tuples.Count);

        foreach (var tuple in tuples)
        {
            var slots = (JsonValue[])into.Slots.Clone();

            for (var i = 0; i < tuple.Slots.Length; i++)
            {
                if (Frame.IsBound(tuple.Slots[i]) && outer.SlotOf(scope.NameOf(i)) is var slot and >= 0)
                {
                    slots[slot] = tuple.Slots[i];
                }
            }

            result.Add(new(tuple.Value, slots));
        }

        return result;
    }
}
