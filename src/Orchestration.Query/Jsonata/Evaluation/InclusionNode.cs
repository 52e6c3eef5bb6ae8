using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary><c>in</c>: numbers, texts and truths by value, arrays and objects only when they are the very same.</summary>
internal sealed class InclusionNode(Node left, Node right) : BinaryNode("in", left, right)
{
    protected override JsonValue Apply(Run run, in JsonValue one, in JsonValue other)
    {
        if (one.IsUndefined || other.IsUndefined)
        {
            return false;
        }

        JsonValue single = default;

        foreach (ref readonly var item in Sequences.Items(other, ref single))
        {
            if (one.Reference is JsonArray or JsonObject ? ReferenceEquals(one.Reference, item.Reference) : one.Equals(item))
            {
                return true;
            }
        }

        return false;
    }
}
