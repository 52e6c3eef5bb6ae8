using System.Text;
using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Evaluation;

namespace Orchestration.Query.Jsonata.Functions;

internal static class TextFunctions
{
    public static JsonValue String(Run run, ReadOnlySpan<JsonValue> arguments) =>
        Values.Text(run, arguments.At(0), Values.IsTrue(arguments.At(1))) is { } text ? text : default(JsonValue);

    public static JsonValue Substring(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not string text)
        {
            return default;
        }

        var start = arguments.At(1).IsUndefined ? double.NaN : arguments.At(1).Raw;
        var count = CodePoints(text);
        start = count + start < 0 ? 0 : start;

        if (arguments.At(2) is not { IsNumber: true } length)
        {
            return Slice(text, count, start, count);
        }

        return length.Raw <= 0 ? "" : Slice(text, count, start, start >= 0 ? start + length.Raw : count + start + length.Raw);
    }

    public static JsonValue SubstringBefore(Run run, ReadOnlySpan<JsonValue> arguments) =>
        arguments.At(0).Reference is not string text ? default(JsonValue)
        : text.IndexOf(Searched(arguments.At(1)), StringComparison.Ordinal) is var at and >= 0 ? text[..at]
        : text;

    public static JsonValue SubstringAfter(Run run, ReadOnlySpan<JsonValue> arguments) =>
        arguments.At(0).Reference is not string text ? default(JsonValue)
        : text.IndexOf(Searched(arguments.At(1)), StringComparison.Ordinal) is var at and >= 0 ? text[(at + Searched(arguments.At(1)).Length)..]
        : text;

    public static JsonValue Lowercase(Run run, ReadOnlySpan<JsonValue> arguments) => arguments.At(0).Reference is string text ? Casing.Lower(text) : default(JsonValue);

    public static JsonValue Uppercase(Run run, ReadOnlySpan<JsonValue> arguments) => arguments.At(0).Reference is string text ? Casing.Upper(text) : default(JsonValue);

    public static JsonValue Length(Run run, ReadOnlySpan<JsonValue> arguments) => arguments.At(0).Reference is string text ? CodePoints(text) : default(JsonValue);

    public static JsonValue Trim(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not string text)
        {
            return default;
        }

        var (trimmed, space) = (new StringBuilder(text.Length), false);

        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\n' or '\r')
            {
                space = true;
                continue;
            }

            if (space && trimmed.Length > 0)
            {
                trimmed.Append(' ');
            }

            space = false;
            trimmed.Append(c);
        }

        return trimmed.ToString();
    }

    public static JsonValue Pad(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not string text)
        {
            return default;
        }

        var width = arguments.At(1).Raw;
        var missing = Math.Abs(width) - CodePoints(text);

        if (!(missing > 0) || arguments.At(1).IsUndefined)
        {
            return text;
        }

        run.Charge((long)Math.Min(missing, 1e15));
        var with = arguments.At(2).Reference is string { Length: > 0 } given ? given : " ";
        var filler = new StringBuilder();

        for (var runes = 0; runes < missing;)
        {
            foreach (var rune in Runes(with))
            {
                if (runes++ < missing)
                {
                    filler.Append(rune);
                }
            }
        }

        return width > 0 ? text + filler : filler + text;
    }

    public static JsonValue Join(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not JsonArray array)
        {
            return default;
        }

        var (separator, length) = (arguments.At(1).Reference as string ?? "", 0L);

        foreach (ref readonly var item in array.AsSpan())
        {
            length += item.AsString().Length + separator.Length;
        }

        run.Charge(length);
        var joined = new StringBuilder((int)length);

        for (var i = 0; i < array.Count; i++)
        {
            joined.Append(i == 0 ? "" : separator).Append(array[i].AsString());
        }

        return joined.ToString();
    }

    /// <summary>How many characters a text has when a surrogate pair counts as one.</summary>
    public static int CodePoints(string text)
    {
        var count = text.Length;

        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
            {
                count--;
                i++;
            }
        }

        return count;
    }

    private static IEnumerable<string> Runes(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                yield return text.Substring(i++, 2);
            }
            else
            {
                yield return text[i].ToString();
            }
        }
    }

    // As JavaScript's Array.slice over the characters.
    private static string Slice(string text, int count, double from, double to)
    {
        var start = Place(from, count);
        var end = Place(to, count);

        if (start >= end)
        {
            return "";
        }

        return count == text.Length ? text[start..end] : string.Concat(Runes(text).Skip(start).Take(end - start));
    }

    private static int Place(double index, int count)
    {
        index = double.IsNaN(index) ? 0 : Math.Truncate(index);
        return (int)(index < 0 ? Math.Max(count + index, 0) : Math.Min(index, count));
    }

    // JavaScript searches for what is missing by its name.
    private static string Searched(in JsonValue value) => value.Reference as string ?? "undefined";
}
