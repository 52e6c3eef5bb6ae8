using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary><c>=</c> and <c>!=</c>: both are false where a side is undefined.</summary>
internal sealed class EqualityNode(bool equal, Node left, Node right) : BinaryNode(equal ? "=" : "!=", left, right)
{
    protected override JsonValue Apply(Run run, in JsonValue one, in JsonValue other) => !one.IsUndefined && !other.IsUndefined && one.Equals(other) == equal;
}
