using System.Runtime.CompilerServices;

namespace Orchestration.Query.Json;

/// <summary>Deep equality. It goes down the call stack, and fails with an exception that can be caught where that ends.</summary>
internal static class JsonEquality
{
    public static bool AreEqual(JsonArray left, JsonArray? right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        return right is not null && left.AsSpan().SequenceEqual(right.AsSpan());
    }

    public static bool AreEqual(JsonObject left, JsonObject? right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (right is null || left.Count != right.Count)
        {
            return false;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();

        if (ReferenceEquals(left.Shape, right.Shape))
        {
            return left.Values.SequenceEqual(right.Values);
        }

        var names = left.Shape.Names;
        var values = left.Values;

        for (var i = 0; i < names.Length; i++)
        {
            if (!right.TryGet(names[i], out var value) || !value.Equals(values[i]))
            {
                return false;
            }
        }

        return true;
    }

    public static int HashOf(JsonArray array)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var hash = new HashCode();

        foreach (var item in array.AsSpan())
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    public static int HashOf(JsonObject @object)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var hash = @object.Count;

        for (var i = 0; i < @object.Count; i++)
        {
            hash = unchecked(hash + HashCode.Combine(@object.Names[i], @object.Values[i]));
        }

        return hash;
    }
}
