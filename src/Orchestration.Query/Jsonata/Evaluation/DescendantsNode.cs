using System.Runtime.CompilerServices;
using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary><c>**</c></summary>
internal sealed class DescendantsNode : LeafNode
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input)
    {
        if (input.IsUndefined)
        {
            return default;
        }

        var buffer = run.Rent();
        Collect(run, input, buffer);
        var result = buffer.Count == 1 ? buffer[0] : buffer.ToArray(run, ArrayMarks.Sequence);
        run.Return(buffer);
        return result;
    }

    private static void Collect(Run run, in JsonValue value, ItemBuffer buffer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        run.Step();

        if (value.Reference is JsonArray array)
        {
            foreach (ref readonly var item in array.AsSpan())
            {
                Collect(run, item, buffer);
            }

            return;
        }

        buffer.Add(value);

        if (value.Reference is JsonObject @object)
        {
            foreach (ref readonly var member in @object.Values)
            {
                Collect(run, member, buffer);
            }
        }
    }
}
