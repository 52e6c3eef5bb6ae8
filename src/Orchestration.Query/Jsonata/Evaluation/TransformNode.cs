using System.Runtime.CompilerServices;
using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary><c>|pattern|update,delete|</c>: a function that gives a copy of its argument with what the pattern finds changed.</summary>
internal sealed class TransformNode(Node pattern, Node update, Node? delete, Node clone) : LeafNode
{
    private static readonly Signature Takes = Signature.Parse("<(oa):o>");

    public override JsonValue Compute(Run run, Frame frame, in JsonValue input) =>
        new NativeFunction(Takes, 1, (inner, arguments) => Transform(inner, frame, arguments[0])).AsValue();

    private JsonValue Transform(Run run, Frame frame, JsonValue value)
    {
        if (value.IsUndefined)
        {
            return default;
        }

        if (clone.Compute(run, frame, default).Reference is not FunctionValue copier)
        {
            throw new JsonataException("T2013") { Position = Position };
        }

        // A copy in which every object is an object of its own, so that it says which place is meant.
        var copy = Copied(CallNode.Apply(run, copier, [value], JsonValue.Null));
        var edits = new Dictionary<JsonObject, OrderedDictionary<string, JsonValue>>(ReferenceEqualityComparer.Instance);
        var matches = pattern.Evaluate(run, frame, copy);
        JsonValue single = default;

        foreach (ref readonly var match in matches.IsUndefined ? [] : Sequences.Items(matches, ref single))
        {
            var current = Edited(run, match, edits);
            var changes = update.Evaluate(run, frame, current);

            if (!changes.IsUndefined && !changes.IsObject)
            {
                throw new JsonataException("T2011", changes) { Position = update.Position };
            }

            if (!changes.IsUndefined && match.Reference is JsonObject changed)
            {
                foreach (var (name, member) in changes.AsObject())
                {
                    Edits(edits, changed)[name] = Copied(member);
                }
            }

            if (delete is not null)
            {
                Delete(run, delete.Evaluate(run, frame, Edited(run, match, edits)), match, edits);
            }
        }

        return Edited(run, copy, edits);
    }

    private void Delete(Run run, JsonValue deletions, JsonValue match, Dictionary<JsonObject, OrderedDictionary<string, JsonValue>> edits)
    {
        JsonValue single = default;

        foreach (ref readonly var name in deletions.IsUndefined ? [] : Sequences.Items(deletions, ref single))
        {
            if (!name.IsString)
            {
                throw new JsonataException("T2012", deletions) { Position = delete!.Position };
            }
        }

        foreach (ref readonly var name in deletions.IsUndefined ? [] : Sequences.Items(deletions, ref single))
        {
            if (match.Reference is JsonObject @object)
            {
                Edits(edits, @object)[name.AsString()] = default;
            }
        }
    }

    private static OrderedDictionary<string, JsonValue> Edits(Dictionary<JsonObject, OrderedDictionary<string, JsonValue>> edits, JsonObject @object) =>
        edits.TryGetValue(@object, out var known) ? known : edits[@object] = new(StringComparer.Ordinal);

    private static JsonValue Copied(JsonValue value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();

        return value.Reference switch
        {
            JsonArray array => Sequences.Array(Array.ConvertAll(array.AsSpan().ToArray(), Copied)),
            JsonObject { Count: > 0 } @object => JsonObject.Own(@object.Shape, Array.ConvertAll(@object.Values.ToArray(), Copied), @object.Unsettled),
            JsonObject => JsonObject.OwnEmpty(),
            _ => value,
        };
    }

    // The value with all that was changed in it; an undefined member is one that was deleted.
    private static JsonValue Edited(Run run, in JsonValue value, Dictionary<JsonObject, OrderedDictionary<string, JsonValue>> edits)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        run.Step();

        switch (value.Reference)
        {
            case JsonArray array when edits.Count > 0:
                var items = new JsonValue[array.Count];

                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = Edited(run, array[i], edits);
                }

                run.Charge(items.Length * 8L);
                return Sequences.Array(items);
            case JsonObject @object when edits.Count > 0:
                var members = new OrderedDictionary<string, JsonValue>(StringComparer.Ordinal);

                foreach (var (name, member) in @object)
                {
                    members[name] = member;
                }

                if (edits.TryGetValue(@object, out var changes))
                {
                    foreach (var (name, member) in changes)
                    {
                        members[name] = member;
                    }
                }

                var kept = members.Where(member => !member.Value.IsUndefined).ToArray();
                var values = new JsonValue[kept.Length];

                for (var i = 0; i < kept.Length; i++)
                {
                    values[i] = Edited(run, kept[i].Value, edits);
                }

                run.Charge(values.Length * 8L);
                return JsonObject.Own([.. kept.Select(member => member.Key)], values, Array.Exists(values, member => Sequences.IsUnsettled(member)));
            default:
                return value;
        }
    }
}
