using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary><c>{key: value}</c>: gathers items by key, then evaluates the value once for each key.</summary>
internal sealed class GroupStage
{
    private readonly (Node Key, Node Value)[] _pairs;
    private readonly JsonShape? _shape;
    private readonly int _position;

    public GroupStage((Node Key, Node Value)[] pairs, int position)
    {
        (_pairs, _position) = (pairs, position);
        var names = pairs.Select(pair => (pair.Key as LiteralNode)?.Value.Reference as string).ToArray();

        if (names.All(name => name is not null) && names.Distinct().Count() == names.Length)
        {
            _shape = new(names!);
        }
    }

    public JsonValue Apply(Run run, Frame frame, in JsonValue input)
    {
        if (_shape is not null && input.Reference is not JsonArray { Count: not 1 })
        {
            return Members(run, frame, input.Reference is JsonArray array ? array[0] : input);
        }

        JsonValue single = default;
        var items = Sequences.Items(input, ref single);

        if (items.IsEmpty)
        {
            items = new(ref single);
        }

        var groups = new Groups();

        foreach (ref readonly var item in items)
        {
            for (var pair = 0; pair < _pairs.Length; pair++)
            {
                if (Key(run, frame, item, pair) is { } key)
                {
                    Gather(run, groups, key, pair).Add(run, item);
                }
            }
        }

        return Values(run, groups, (pair, group) => _pairs[pair].Value.Evaluate(run, frame, group.Data(run)));
    }

    public JsonValue Reduce(Run run, Frame frame, TupleStream stream)
    {
        var groups = new Groups();

        foreach (var tuple in stream.Tuples)
        {
            for (var pair = 0; pair < _pairs.Length; pair++)
            {
                if (Key(run, tuple.Frame(stream.Scope, frame), tuple.Value, pair) is { } key)
                {
                    Gather(run, groups, key, pair).Tuples.Add(tuple);
                }
            }
        }

        // A tuple that is alone under its key is used up in the reference: under later keys it still has its variables, but is no context any more.
        var used = new HashSet<Tuple>(ReferenceEqualityComparer.Instance);

        return Values(run, groups, (pair, group) =>
        {
            var tuple = group.Tuples is [var alone] ? alone : stream.Merge(run, [.. group.Tuples.Select(one => used.Contains(one) ? one.With(default) : one)]);
            var value = group.Tuples is [var only] && !used.Add(only) ? default : tuple.Value;
            return _pairs[pair].Value.Evaluate(run, tuple.Frame(stream.Scope, frame), value);
        });
    }

    // The keys are written down and distinct: an object constructor.
    private JsonValue Members(Run run, Frame frame, in JsonValue item)
    {
        var values = new JsonValue[_pairs.Length];
        var (present, unsettled) = (0, false);

        for (var i = 0; i < values.Length; i++)
        {
            run.Touch();
            values[i] = _pairs[i].Value.Evaluate(run, frame, item);
            present += values[i].IsUndefined ? 0 : 1;
            unsettled |= Sequences.IsUnsettled(values[i]);
        }

        run.Charge(values.Length * 8L);

        if (present == values.Length)
        {
            return JsonObject.Own(_shape!, values, unsettled);
        }

        var (names, kept, at) = (new string[present], new JsonValue[present], 0);

        for (var i = 0; i < values.Length; i++)
        {
            if (!values[i].IsUndefined)
            {
                (names[at], kept[at++]) = (_shape!.Names[i], values[i]);
            }
        }

        return JsonObject.Own(names, kept, unsettled);
    }

    private string? Key(Run run, Frame frame, in JsonValue item, int pair)
    {
        var key = _pairs[pair].Key.Evaluate(run, frame, item);
        return key.IsUndefined || key.IsString ? key.Reference as string : throw new JsonataException("T1003", key) { Position = _position };
    }

    private Gathered Gather(Run run, Groups groups, string key, int pair)
    {
        run.Charge(8);

        if (!groups.TryGetValue(key, out var group))
        {
            groups.Add(key, group = new(pair));
        }

        return group.Pair == pair ? group : throw new JsonataException("D1009", key) { Position = _position };
    }

    private static JsonValue Values(Run run, Groups groups, Func<int, Gathered, JsonValue> evaluate)
    {
        var (names, values, count, unsettled) = (new string[groups.Count], new JsonValue[groups.Count], 0, false);

        foreach (var (key, group) in groups)
        {
            var value = evaluate(group.Pair, group);

            if (!value.IsUndefined)
            {
                (names[count], values[count++]) = (key, value);
                unsettled |= Sequences.IsUnsettled(value);
            }
        }

        return count == names.Length ? JsonObject.Own(names, values, unsettled) : JsonObject.Own(names[..count], values[..count], unsettled);
    }

    private sealed class Groups() : OrderedDictionary<string, Gathered>(StringComparer.Ordinal);

    /// <summary>The items of one key.</summary>
    private sealed class Gathered(int pair)
    {
        private JsonValue _first;
        private List<JsonValue>? _all;

        public int Pair => pair;

        public List<Tuple> Tuples => field ??= [];

        public void Add(Run run, in JsonValue item)
        {
            if (_first.IsUndefined && _all is null)
            {
                _first = item;
                return;
            }

            if (item.IsUndefined)
            {
                return;
            }

            if (_all is null)
            {
                _all = [];
                Append(_first);
            }

            Append(item);
        }

        public JsonValue Data(Run run) => _all is null ? _first : Sequences.Array([.. _all]);

        private void Append(in JsonValue item)
        {
            if (item.Reference is JsonArray array)
            {
                _all!.AddRange(array.AsSpan());
            }
            else
            {
                _all!.Add(item);
            }
        }
    }
}
