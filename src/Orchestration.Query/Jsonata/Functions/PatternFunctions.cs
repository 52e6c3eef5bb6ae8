using System.Globalization;
using System.Text;
using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Evaluation;

namespace Orchestration.Query.Jsonata.Functions;

/// <summary>Functions that look for a text, a regular expression or whatever a function finds.</summary>
internal static class PatternFunctions
{
    private static readonly JsonShape MatchShape = new(["match", "index", "groups"]);

    public static JsonValue Contains(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not string text)
        {
            return default;
        }

        return arguments.At(1).Reference is FunctionValue matcher ? Find(run, matcher, text) is not null : text.Contains(Text(arguments.At(1)), StringComparison.Ordinal);
    }

    public static JsonValue Match(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not string text)
        {
            return default;
        }

        var limit = Limit(arguments.At(2), "D3040");
        var results = new List<JsonValue>();

        for (var found = limit > 0 ? Find(run, Matcher(arguments.At(1)), text) : null; found is not null && results.Count < limit; found = found.Next())
        {
            run.Charge(24);
            JsonValue[] values = [found.Text, found.Start, found.Groups];
            results.Add(JsonObject.Own(MatchShape, values, Array.Exists(values, value => Sequences.IsUnsettled(value))));
        }

        return Sequences.Array([.. results], ArrayMarks.Sequence);
    }

    public static JsonValue Replace(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not string text)
        {
            return default;
        }

        var (pattern, replacement) = (arguments.At(1), arguments.At(2));

        if (pattern.Reference is string { Length: 0 })
        {
            throw new JsonataException("D3010", pattern);
        }

        var limit = Limit(arguments.At(3), "D3011");
        var (result, at, count) = (new StringBuilder(), 0, 0);

        if (pattern.Reference is not FunctionValue matcher)
        {
            var (searched, with) = (Text(pattern), Values.Text(run, replacement) ?? "undefined");

            for (var found = text.IndexOf(searched, StringComparison.Ordinal); found >= 0 && count < limit; found = text.IndexOf(searched, at, StringComparison.Ordinal), count++)
            {
                run.Charge(found - at + with.Length);
                result.Append(text, at, found - at).Append(with);
                at = found + searched.Length;
            }

            return result.Append(text, at, text.Length - at).ToString();
        }

        for (var found = limit > 0 ? Find(run, matcher, text) : null; found is not null && count < limit; found = found.Next(), count++)
        {
            var with = replacement.Reference is FunctionValue function
                ? CallNode.Apply(run, function, [found.Value], JsonValue.Null)
                : Substitute(Text(replacement), found);

            if (with.Reference is not string inserted)
            {
                throw new JsonataException("D3012", with);
            }

            var start = Math.Clamp(found.Start, at, text.Length);
            run.Charge(start - at + inserted.Length);
            result.Append(text, at, start - at).Append(inserted);
            at = Math.Clamp(found.Start + found.Text.Length, start, text.Length);
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    public static JsonValue Split(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not string text)
        {
            return default;
        }

        var limit = Math.Floor(Limit(arguments.At(2), "D3020"));
        run.Charge(text.Length);
        var parts = new List<JsonValue>();

        if (arguments.At(1).Reference is not FunctionValue matcher)
        {
            // JavaScript takes an infinite limit for none at all.
            limit = double.IsInfinity(arguments.At(2).Raw) ? 0 : limit;
            var separator = Text(arguments.At(1));
            IEnumerable<string> pieces = separator.Length == 0 ? text.Select(c => c.ToString()) : text.Split(separator);
            parts.AddRange(pieces.Take((int)Math.Min(limit, int.MaxValue)).Select(piece => (JsonValue)piece));
            run.Charge(parts.Count * 8L);
            return JsonArray.Own([.. parts]);
        }

        limit = Limit(arguments.At(2), "D3020");
        var start = 0;

        for (var found = limit > 0 ? Find(run, matcher, text) : null; found is not null && parts.Count < limit; found = found.Next())
        {
            parts.Add(text[Math.Min(start, found.Start)..Math.Clamp(found.Start, 0, text.Length)]);
            start = Math.Clamp(found.End, 0, text.Length);
        }

        if (parts.Count < limit)
        {
            parts.Add(text[start..]);
        }

        run.Charge(parts.Count * 8L);
        return JsonArray.Own([.. parts]);
    }

    private static string Text(in JsonValue value) => value.Reference as string ?? "undefined";

    private static FunctionValue Matcher(in JsonValue value) => value.Reference as FunctionValue ?? throw new JsonataException("T1006");

    private static double Limit(in JsonValue value, string code) =>
        value.IsUndefined ? double.PositiveInfinity : value.Raw < 0 ? throw new JsonataException(code, value) : value.Raw;

    // $$ is a dollar, $0 the match, $N the group: as many digits as there can be groups.
    private static JsonValue Substitute(string template, Found found)
    {
        var groups = found.Groups.AsArray();
        var most = groups.Count == 0 ? 1 : (int)Math.Floor(Math.Log10(groups.Count)) + 1;
        var (result, at) = (new StringBuilder(), 0);

        while (template.IndexOf('$', at) is var dollar and >= 0)
        {
            result.Append(template, at, dollar - at);
            at = dollar + 1;

            if (at < template.Length && template[at] == '$')
            {
                result.Append('$');
                at++;
            }
            else if (at < template.Length && template[at] == '0')
            {
                result.Append(found.Text);
                at++;
            }
            else if (Number(template, at, most) is { } number)
            {
                number = most > 1 && number > groups.Count ? Number(template, at, most - 1)!.Value : number;
                result.Append(number >= 1 && number <= groups.Count ? groups[number - 1].Reference as string : "");
                at += number.ToString(CultureInfo.InvariantCulture).Length;
            }
            else
            {
                result.Append('$');
            }
        }

        return result.Append(template, at, template.Length - at).ToString();
    }

    private static int? Number(string template, int at, int most)
    {
        var length = 0;

        while (length < most && at + length < template.Length && char.IsAsciiDigit(template[at + length]))
        {
            length++;
        }

        return length == 0 ? null : int.Parse(template.AsSpan(at, length), CultureInfo.InvariantCulture);
    }

    private static Found? Find(Run run, FunctionValue matcher, string text)
    {
        if (matcher is RegexFunction regex)
        {
            return regex.Find(text, 0) is { } match ? new RegexFound(run, regex, text, match) : null;
        }

        return OtherFound.Of(run, CallNode.Apply(run, matcher, [text], JsonValue.Null));
    }

    /// <summary>A match of whatever kind.</summary>
    private abstract class Found
    {
        public abstract string Text { get; }

        public abstract int Start { get; }

        public virtual int End => Start + Text.Length;

        public abstract JsonValue Groups { get; }

        public abstract JsonValue Value { get; }

        public abstract Found? Next();
    }

    private sealed class RegexFound(Run run, RegexFunction regex, string text, System.Text.RegularExpressions.Match match) : Found
    {
        public override string Text => match.Value;

        public override int Start => match.Index;

        public override JsonValue Groups { get; } = Sequences.Array(RegexFunction.Groups(match));

        public override JsonValue Value => regex.Describe(text, match);

        public override Found? Next()
        {
            run.Step();
            return regex.FindNext(text, match) is { } next ? new RegexFound(run, regex, text, next) : null;
        }
    }

    /// <summary>What a function of the expression found: an object with match, start, end, groups and next.</summary>
    private sealed class OtherFound(Run run, JsonObject value) : Found
    {
        public override string Text => Member("match").Reference as string ?? "";

        public override int Start => Place("start");

        public override int End => Place("end");

        public override JsonValue Groups => Member("groups") is { IsArray: true } groups ? groups : JsonArray.Empty;

        public override JsonValue Value => value;

        public static OtherFound? Of(Run run, in JsonValue value)
        {
            if (value.IsUndefined)
            {
                return null;
            }

            return value.Reference is JsonObject found && found.TryGet("start", out var start) && start.IsNumber ? new(run, found) : throw new JsonataException("T1010");
        }

        public override Found? Next() => Member("next").Reference is FunctionValue next ? Of(run, CallNode.Apply(run, next, [], JsonValue.Null)) : null;

        private JsonValue Member(string name) => value.TryGet(name, out var member) ? member : default;

        private int Place(string name) => Member(name) is { IsNumber: true } place ? (int)Math.Clamp(place.Raw, 0, int.MaxValue) : 0;
    }
}
