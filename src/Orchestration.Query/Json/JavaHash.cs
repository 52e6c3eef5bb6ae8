using System.Numerics;
using System.Runtime.CompilerServices;

namespace Orchestration.Query.Json;

/// <summary>Java's hash codes, and the order in which its hash tables give back what they hold: AWS's answers show it.</summary>
internal static class JavaHash
{
    private const int SmallestTable = 16;

    /// <summary>The order of a HashMap that grew as the entries were put in.</summary>
    public static IEnumerable<T> InHashMapOrder<T>(IReadOnlyCollection<T> entries, Func<T, string> key)
    {
        var table = SmallestTable;

        while (entries.Count > table * 3 / 4)
        {
            table *= 2;
        }

        // OrderBy is stable, and within a bucket Java keeps the order of insertion.
        return entries.OrderBy(entry => Bucket(Of(key(entry)), table));
    }

    /// <summary>The distinct values in the order of a HashSet that was made from them; of equal ones the first stays.</summary>
    public static IEnumerable<JsonValue> InHashSetOrder(JsonArray values)
    {
        var table = Math.Max(SmallestTable, (int)BitOperations.RoundUpToPowerOf2((uint)(values.Count / 0.75f) + 1));
        var distinct = new HashSet<JsonValue>(values.Count, JavaEquality.Instance);
        return values.Where(distinct.Add).OrderBy(value => Bucket(Of(value), table)).ToList();
    }

    /// <summary>String.hashCode.</summary>
    public static int Of(string text)
    {
        var hash = 0;

        foreach (var character in text)
        {
            hash = unchecked((31 * hash) + character);
        }

        return hash;
    }

    /// <summary>Object.hashCode of what Java makes of the value.</summary>
    public static int Of(JsonValue value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();

        switch (value.Kind)
        {
            case JsonKind.String:
                return Of(value.AsString());

            case JsonKind.Boolean:
                return value.AsBoolean() ? 1231 : 1237;

            case JsonKind.Number:
                return OfNumber(value);

            case JsonKind.Array:
                var hash = 1;

                foreach (var item in value.AsArray())
                {
                    hash = unchecked((31 * hash) + Of(item));
                }

                return hash;

            case JsonKind.Object:
                return value.AsObject().Aggregate(0, (sum, member) => unchecked(sum + (Of(member.Key) ^ Of(member.Value))));

            default:
                return 0;
        }
    }

    private static int OfNumber(JsonValue number)
    {
        var text = JavaText.OfNumber(number);

        if (JavaText.IsFraction(text))
        {
            // -0.0 and 0.0 differ in Java too.
            var bits = BitConverter.DoubleToInt64Bits(number.AsNumber());
            return unchecked((int)(bits ^ (long)((ulong)bits >> 32)));
        }

        if (int.TryParse(text, out var small))
        {
            return small;
        }

        if (long.TryParse(text, out var large))
        {
            return unchecked((int)(large ^ (long)((ulong)large >> 32)));
        }

        if (!BigInteger.TryParse(text, out var huge))
        {
            return 0;
        }

        var bytes = BigInteger.Abs(huge).ToByteArray(isUnsigned: true, isBigEndian: true);
        var padded = new byte[(bytes.Length + 3) / 4 * 4];
        bytes.CopyTo(padded, padded.Length - bytes.Length);
        var hash = 0;

        for (var i = 0; i < padded.Length; i += 4)
        {
            hash = unchecked((31 * hash) + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(padded.AsSpan(i)));
        }

        return unchecked(hash * huge.Sign);
    }

    private static int Bucket(int hash, int table) => (hash ^ (int)((uint)hash >> 16)) & (table - 1);
}
