using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary><c>^(term, &gt;term)</c>. What a term gives for an item is evaluated once.</summary>
internal sealed class SortStage((bool Descending, Node Term)[] terms, int position)
{
    public JsonArray Apply(Run run, Frame frame, ReadOnlySpan<JsonValue> items)
    {
        if (items.Length <= 1)
        {
            return Sequences.Array(items.ToArray(), ArrayMarks.Sequence);
        }

        var contexts = items.ToArray();
        run.Charge(contexts.Length * 16L);
        return Sequences.Array(Order(run, contexts, item => (item, frame)));
    }

    /// <summary>The items in order; <paramref name="context"/> says in what each of them is evaluated.</summary>
    public T[] Order<T>(Run run, T[] items, Func<T, (JsonValue Value, Frame Frame)> context)
    {
        var keyed = new Keyed<T>[items.Length];

        for (var i = 0; i < items.Length; i++)
        {
            keyed[i] = new(items[i], new JsonValue[terms.Length], new bool[terms.Length]);
        }

        JsonValue Key(Keyed<T> item, int term)
        {
            if (!item.Known[term])
            {
                var (value, frame) = context(item.Item);
                (item.Keys[term], item.Known[term]) = (terms[term].Term.Evaluate(run, frame, value), true);
            }

            return item.Keys[term];
        }

        bool IsAfter(Keyed<T> one, Keyed<T> other)
        {
            run.Step();

            for (var term = 0; term < terms.Length; term++)
            {
                var order = Compare(Key(one, term), Key(other, term), out var undefined);

                if (order != 0)
                {
                    return (terms[term].Descending && !undefined ? -order : order) > 0;
                }
            }

            return false;
        }

        var sorted = MergeSort.Sort(keyed, IsAfter);
        return Array.ConvertAll(sorted, item => item.Item);
    }

    // What is undefined comes last, in whichever direction.
    private int Compare(in JsonValue one, in JsonValue other, out bool undefined)
    {
        undefined = one.IsUndefined || other.IsUndefined;

        if (undefined)
        {
            return one.IsUndefined && other.IsUndefined ? 0 : one.IsUndefined ? 1 : -1;
        }

        if (!(one.IsString || one.IsNumber) || !(other.IsString || other.IsNumber))
        {
            throw new JsonataException("T2008", one.IsString || one.IsNumber ? other : one) { Position = position };
        }

        if (one.IsString != other.IsString)
        {
            throw new JsonataException("T2007", one, other) { Position = position };
        }

        return one.IsString ? string.CompareOrdinal(one.AsString(), other.AsString()) : one.Raw.CompareTo(other.Raw);
    }

    private sealed record Keyed<T>(T Item, JsonValue[] Keys, bool[] Known);
}
