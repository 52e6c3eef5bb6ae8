using System.Runtime.CompilerServices;
using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary><c>*</c></summary>
internal sealed class WildcardNode : LeafNode
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input)
    {
        var context = input.Reference is JsonArray outer && (outer.Marks & ArrayMarks.Outer) != 0 && outer.Count > 0 ? outer[0] : input;
        var values = context.Reference switch
        {
            JsonObject @object => @object.Values,
            JsonArray array => array.AsSpan(),
            _ => [],
        };

        var buffer = run.Rent();

        // Where an array is among the members, the reference's result is no sequence any more: one result stays an array, and none is an empty one.
        var marks = ArrayMarks.Sequence;

        foreach (ref readonly var value in values)
        {
            marks = value.Reference is JsonArray ? ArrayMarks.None : marks;
            Flatten(value, buffer);
        }

        JsonValue result = buffer.ToArray(run, marks);
        run.Return(buffer);
        return result;
    }

    private static void Flatten(in JsonValue value, ItemBuffer buffer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (value.Reference is not JsonArray array)
        {
            buffer.Add(value);
            return;
        }

        foreach (ref readonly var item in array.AsSpan())
        {
            Flatten(item, buffer);
        }
    }
}
