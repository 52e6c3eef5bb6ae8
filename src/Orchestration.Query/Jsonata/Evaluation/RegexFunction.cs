using System.Text.RegularExpressions;
using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A regular expression: a function from text to the first match, which has a function for the next one.</summary>
internal sealed class RegexFunction(Regex regex) : FunctionValue
{
    private static readonly JsonShape Shape = new(["match", "start", "end", "groups", "next"]);

    public override int Arity => 2;

    /// <summary>The first match from a place on; null where there is none.</summary>
    public Match? Find(string text, int from)
    {
        try
        {
            var match = from <= text.Length ? regex.Match(text, from) : Match.Empty;
            return match.Success ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            throw new JsonataException("U1001", text: "Expression evaluation timeout: Check for infinite loop");
        }
    }

    /// <summary>The match after one.</summary>
    /// <exception cref="JsonataException">It is empty: matching would never end.</exception>
    public Match? FindNext(string text, Match match)
    {
        var from = match.Index + match.Length;

        if (from >= text.Length)
        {
            return null;
        }

        var next = Find(text, from);
        return next is { Length: 0 } ? throw new JsonataException("D1004", regex.ToString()) : next;
    }

    public override JsonValue Invoke(Run run, ReadOnlySpan<JsonValue> arguments, in JsonValue context)
    {
        var text = arguments is [{ IsString: true } first, ..] ? first.AsString() : Values.Text(run, arguments.IsEmpty ? default : arguments[0]) ?? "undefined";
        var from = arguments is [_, { IsNumber: true } second, ..] ? (int)Math.Clamp(second.Raw, 0, text.Length) : 0;
        return Describe(text, Find(text, from));
    }

    public static JsonValue[] Groups(Match match)
    {
        var groups = new JsonValue[match.Groups.Count - 1];

        for (var i = 0; i < groups.Length; i++)
        {
            groups[i] = match.Groups[i + 1].Success ? match.Groups[i + 1].Value : default(JsonValue);
        }

        return groups;
    }

    public JsonValue Describe(string text, Match? match)
    {
        if (match is null)
        {
            return default;
        }

        var next = new NativeFunction(null, 0, (_, _) => Describe(text, FindNext(text, match)));
        JsonValue[] values = [match.Value, match.Index, match.Index + match.Length, Sequences.Array(Groups(match)), next.AsValue()];
        return JsonObject.Own(Shape, values, unsettled: true);
    }
}
