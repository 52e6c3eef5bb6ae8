using System.Runtime.CompilerServices;

namespace Orchestration.Query.Json;

/// <summary>Object.equals of what Java makes of JSON: 1 and 1.0 differ, members may come in any order.</summary>
internal sealed class JavaEquality : IEqualityComparer<JsonValue>
{
    public static readonly JavaEquality Instance = new();

    public bool Equals(JsonValue left, JsonValue right)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();

        return (left.Kind, right.Kind) switch
        {
            (JsonKind.Number, JsonKind.Number) => JavaText.OfNumber(left) == JavaText.OfNumber(right),
            (JsonKind.Array, JsonKind.Array) => left.AsArray().SequenceEqual(right.AsArray(), this),
            (JsonKind.Object, JsonKind.Object) => left.AsObject().Count == right.AsObject().Count
                && left.AsObject().All(member => right.AsObject().TryGet(member.Key, out var other) && Equals(member.Value, other)),
            var (a, b) => a == b && left.Equals(right),
        };
    }

    public int GetHashCode(JsonValue value) => JavaHash.Of(value);
}
