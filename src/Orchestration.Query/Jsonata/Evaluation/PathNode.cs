using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A path: goes depth-first from each item to what lies below it, and gathers only what the last step finds.</summary>
internal sealed class PathNode(PathStep[] steps, bool constructedFirst, bool variableFirst, bool keepSingleton, GroupStage? group) : Node
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input)
    {
        var found = Find(run, frame, input);

        if (keepSingleton)
        {
            found = Keep(found);
        }

        return group is null ? found : group.Apply(run, frame, found.IsUndefined ? (JsonValue)Sequences.Empty : found);
    }

    /// <summary>The results of a path behind which <c>[]</c> stands.</summary>
    public static JsonValue Keep(in JsonValue found)
    {
        if (found.Reference is not JsonArray array)
        {
            return found.IsUndefined ? default(JsonValue) : Sequences.Of(found, ArrayMarks.Sequence | ArrayMarks.KeepSingleton);
        }

        return Sequences.IsSequence(array) ? array.Marked(array.Marks | ArrayMarks.KeepSingleton)
            : (array.Marks & ArrayMarks.Constructed) != 0 ? Sequences.Of(found, ArrayMarks.Sequence | ArrayMarks.KeepSingleton)
            : found;
    }

    /// <summary>An array between brackets with which a path starts. Its parts see the input as the only item of a sequence, and <c>*</c> therefore finds the input.</summary>
    public static JsonValue Construct(Run run, Frame frame, Node array, in JsonValue input) =>
        array.Evaluate(run, frame, input.IsUndefined || input.Reference is JsonArray ? input : Sequences.Of(input));

    /// <summary>The results one by one, for steps that go on from them.</summary>
    public JsonValue Gather(Run run, Frame frame, in JsonValue input)
    {
        if (constructedFirst)
        {
            var constructed = Construct(run, frame, steps[0].Node!, input);
            return steps.Length == 1 || constructed.Reference is not JsonArray { Count: > 0 } array ? constructed : FromMany(run, frame, 1, array.AsSpan(), gather: true);
        }

        JsonValue single = default;
        return FromMany(run, frame, 0, variableFirst ? new(in input) : Sequences.Items(input, ref single), gather: true);
    }

    // One result comes back as itself, none as undefined.
    private JsonValue Find(Run run, Frame frame, in JsonValue input)
    {
        var (step, current) = (0, input);

        if (constructedFirst)
        {
            current = Construct(run, frame, steps[0].Node!, input);

            if (steps.Length == 1 || current.Reference is JsonArray { Count: 0 })
            {
                return current;
            }

            return current.Reference is JsonArray constructed ? FromMany(run, frame, 1, constructed.AsSpan()) : default;
        }

        if (input.Reference is JsonArray many && !variableFirst)
        {
            return FromMany(run, frame, 0, many.AsSpan());
        }

        // As long as every step finds one thing, nothing needs to be gathered.
        for (; step < steps.Length; step++)
        {
            if (steps[step].Sort is not null)
            {
                return FromMany(run, frame, step, new(ref current));
            }

            current = steps[step].Find(run, frame, current);

            if (current.IsUndefined)
            {
                return default;
            }

            if (current.Reference is not JsonArray array)
            {
                continue;
            }

            if (step == steps.Length - 1)
            {
                return !Sequences.IsSequence(array) ? current
                    : keepSingleton && array.Count > 0 ? array.Marked((array.Marks & ArrayMarks.Unsettled) | ArrayMarks.Sequence | ArrayMarks.KeepSingleton)
                    : Sequences.Leave(array.Marked((array.Marks & ArrayMarks.Unsettled) | ArrayMarks.Sequence));
            }

            if ((array.Marks & ArrayMarks.Constructed) == 0)
            {
                return FromMany(run, frame, step + 1, array.AsSpan());
            }
        }

        return current;
    }

    private JsonValue FromMany(Run run, Frame frame, int first, scoped ReadOnlySpan<JsonValue> items, bool gather = false)
    {
        var buffer = run.Rent();
        var sorted = default(JsonValue);

        while (true)
        {
            if (steps[first].Sort is { } sort)
            {
                JsonValue result = sort.Apply(run, frame, items);

                foreach (var filter in steps[first].Filters)
                {
                    result = filter.Apply(run, frame, result);
                }

                if (first == steps.Length - 1)
                {
                    run.Return(buffer);
                    return result;
                }

                (sorted, first) = (result, first + 1);
                items = Sequences.Items(sorted, ref sorted);
                continue;
            }

            var last = first;

            while (last + 1 < steps.Length && steps[last + 1].Sort is null)
            {
                last++;
            }

            var results = new Results(buffer, special: last == steps.Length - 1 && !gather);

            foreach (ref readonly var item in items)
            {
                run.Step();
                Walk(run, frame, first, last, item, ref results);
            }

            if (last == steps.Length - 1)
            {
                var result = gather ? buffer.ToArray(run, ArrayMarks.Sequence)
                    : !results.Only.IsUndefined ? results.Only

                    // One result is kept as an array where [] says so, also if that result is an array itself.
                    : keepSingleton && buffer.Count > 0 ? buffer.ToArray(run, ArrayMarks.Sequence | ArrayMarks.KeepSingleton)
                    : buffer.ToResult(run);
                run.Return(buffer);
                return result;
            }

            if (buffer.Count == 0)
            {
                run.Return(buffer);
                return default;
            }

            sorted = buffer.ToArray(run, ArrayMarks.Sequence);
            run.Return(buffer);
            buffer = run.Rent();
            items = sorted.AsArray().AsSpan();
            first = last + 1;
        }
    }

    private void Walk(Run run, Frame frame, int step, int last, in JsonValue item, ref Results results)
    {
        var found = steps[step].Find(run, frame, item);

        if (found.IsUndefined)
        {
            return;
        }

        if (step == last)
        {
            results.Add(found);
        }
        else if (found.Reference is JsonArray array && (array.Marks & ArrayMarks.Constructed) == 0)
        {
            foreach (ref readonly var inner in array.AsSpan())
            {
                run.Step();
                Walk(run, frame, step + 1, last, inner, ref results);
            }
        }
        else
        {
            Walk(run, frame, step + 1, last, found, ref results);
        }
    }

    /// <summary>Gathers what the last step finds. One array alone stays that array.</summary>
    private struct Results(ItemBuffer buffer, bool special)
    {
        private bool _any;

        public JsonValue Only { get; private set; }

        public void Add(in JsonValue found)
        {
            if (special && !_any && found.Reference is JsonArray array && !Sequences.IsSequence(array))
            {
                Only = found;
            }
            else
            {
                if (!Only.IsUndefined)
                {
                    buffer.AddFlat(Only);
                    Only = default;
                }

                buffer.AddFlat(found);
            }

            _any = true;
        }
    }
}
