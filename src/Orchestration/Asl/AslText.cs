using System.Text;
using Orchestration.Query.Json;

namespace Orchestration.Asl;

/// <summary>JSON as a person would lay it out: objects over several lines, short lists of names and numbers on one.</summary>
internal static class AslText
{
    private const int Indent = 2;
    private const int WidestList = 120;

    public static string Of(JsonValue value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, JsonValue value, int depth)
    {
        switch (value.Kind)
        {
            case JsonKind.Object when value.AsObject() is { Count: > 0 } members:
                AppendAll(text, '{', '}', depth, members, (member, inner) =>
                {
                    text.Append(new JsonValue(member.Key).ToJson()).Append(": ");
                    Append(text, member.Value, inner);
                });
                break;
            case JsonKind.Array when value.AsArray() is { Count: > 0 } items && OnOneLine(items) is not { } line:
                AppendAll(text, '[', ']', depth, items, (item, inner) => Append(text, item, inner));
                break;
            case JsonKind.Array when value.AsArray() is { Count: > 0 } items:
                text.Append(OnOneLine(items));
                break;
            default:
                text.Append(value.ToJson());
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, char close, int depth, IEnumerable<T> all, Action<T, int> append)
    {
        text.Append(open);
        var separator = "\n";

        foreach (var one in all)
        {
            text.Append(separator).Append(' ', (depth + 1) * Indent);
            append(one, depth + 1);
            separator = ",\n";
        }

        text.Append('\n').Append(' ', depth * Indent).Append(close);
    }

    private static string? OnOneLine(JsonArray items)
    {
        if (items.Any(item => item.IsObject || item.IsArray))
        {
            return null;
        }

        var line = $"[{string.Join(", ", items.Select(item => item.ToJson()))}]";
        return line.Length <= WidestList ? line : null;
    }
}
