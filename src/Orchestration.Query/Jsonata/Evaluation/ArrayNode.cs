using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary><c>[a, b]</c>: what is an array goes in with its elements, unless it is itself written in brackets.</summary>
internal sealed class ArrayNode((Node Item, bool Whole)[] items, bool constructed) : Node
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input)
    {
        var marks = constructed ? ArrayMarks.Constructed : ArrayMarks.None;

        if (items is [(var only, false)])
        {
            return Only(only.Evaluate(run, frame, input), marks);
        }

        var buffer = run.Rent();

        foreach (var (item, whole) in items)
        {
            var value = item.Evaluate(run, frame, input);

            if (value.IsUndefined)
            {
                continue;
            }

            if (!whole && value.Reference is JsonArray array)
            {
                buffer.AddAll(array.AsSpan());
            }
            else
            {
                buffer.Add(value);
            }
        }

        JsonValue result = buffer.ToArray(run, marks);
        run.Return(buffer);
        return result;
    }

    // One array alone is that array; its elements are shared.
    private static JsonValue Only(in JsonValue value, ArrayMarks marks) => value switch
    {
        { IsUndefined: true } => JsonArray.Own([], marks),
        { Reference: JsonArray array } => array.Marked((array.Marks & ArrayMarks.Unsettled) | marks),
        _ => Sequences.Of(value, marks),
    };
}
