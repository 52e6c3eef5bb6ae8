using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Orchestration.Query.Json.Text;

/// <summary>Counts the bytes of compact JSON without writing it. Arrays and objects remember theirs.</summary>
internal static class JsonSize
{
    // The characters that are written as one byte.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(' ', 96).Select(code => (char)code).Where(character => character is not ('"' or '\\'))]);

    public static long Of(JsonArray array)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var size = 2L + Math.Max(0, array.Count - 1);

        foreach (var item in array.AsSpan())
        {
            size += item.Utf8Length;
        }

        return size;
    }

    public static long Of(JsonObject @object)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var size = 2L + Math.Max(0, @object.Count - 1) + @object.Shape.Size;

        foreach (var value in @object.Values)
        {
            size += value.Utf8Length;
        }

        return size;
    }

    public static long Of(string text)
    {
        var rest = text.AsSpan();

        if (!rest.ContainsAnyExcept(Plain))
        {
            return rest.Length + 2;
        }

        var size = 2L;

        while (!rest.IsEmpty)
        {
            Rune.DecodeFromUtf16(rest, out var rune, out var used);

            // What is no whole character is written as the escape of its half.
            size += rune == Rune.ReplacementChar && rest[0] != '\uFFFD' ? 6 * used
                : rune.Value >= 0x20 ? rune.Utf8SequenceLength + (rune.Value is '"' or '\\' ? 1 : 0)
                : rune.Value is '\b' or '\t' or '\n' or '\f' or '\r' ? 2 : 6;
            rest = rest[used..];
        }

        return size;
    }
}
