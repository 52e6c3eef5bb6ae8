using System.Text.RegularExpressions;
using Orchestration.Query.Json;

namespace Orchestration.Runtime.Tests.Conformance;

/// <summary>Compares values with what was recorded, in which ids, dates and the like stand as placeholders.</summary>
internal static partial class RecordedValue
{
    private static readonly HashSet<string> AlwaysWild =
    [
        "timestamp", "datetime", "date", "start-date", "stop-date", "start-time", "entered-time", "RequestId", "x-amzn-RequestId", "x-amzn-requestid", "X-Amzn-Trace-Id",
        "x-amz-crc32",
    ];

    private static readonly HashSet<string> Ignored = ["ResponseMetadata", "SdkHttpMetadata", "SdkResponseMetadata", "billingDetails", "stackTrace", "responseMetadata"];

    // AWS added these between one recording and another.
    private static readonly HashSet<string> Added = ["encryptionConfiguration", "redriveCount", "RedriveCount"];

    /// <summary>The first difference, or null.</summary>
    public static string? Difference(JsonValue expected, JsonValue actual, RecordedCase recorded, string path = "")
    {
        if (expected.IsUndefined || actual.IsUndefined)
        {
            return expected.IsUndefined == actual.IsUndefined ? null : $"{path}: {(expected.IsUndefined ? "unexpected" : "missing")}";
        }

        if (expected.IsString && (AlwaysWild.Contains(expected.AsString()) || recorded.Wild.Contains(expected.AsString())))
        {
            return actual.IsNull ? $"{path}: null" : null;
        }

        if ((expected.IsObject || expected.IsArray) && actual.IsString)
        {
            if (TryJson(actual.AsString()) is not { IsUndefined: false } parsed)
            {
                return $"{path}: expected {Show(expected)}, got the text {Show(actual)}";
            }

            actual = parsed;
        }

        return expected.Kind switch
        {
            JsonKind.Object => Objects(expected, actual, recorded, path),
            JsonKind.Array => Arrays(expected, actual, recorded, path),
            JsonKind.String => Texts(expected.AsString(), actual, recorded, path),
            _ => expected == actual ? null : $"{path}: expected {Show(expected)}, got {Show(actual)}",
        };
    }

    private static string? Objects(JsonValue expected, JsonValue actual, RecordedCase recorded, string path)
    {
        if (!actual.IsObject)
        {
            return $"{path}: expected {Show(expected)}, got {Show(actual)}";
        }

        foreach (var (name, value) in expected.AsObject())
        {
            if (!Ignored.Contains(name) && Difference(value, actual[name], recorded, $"{path}.{name}") is { } difference)
            {
                return difference;
            }
        }

        foreach (var (name, value) in actual.AsObject())
        {
            if (!expected.AsObject().Has(name) && !Ignored.Contains(name) && !Added.Contains(name) && !expected.AsObject().Any(member => Placeholder().IsMatch(member.Key)))
            {
                return $"{path}.{name}: unexpected {Show(value)}";
            }
        }

        return null;
    }

    private static string? Arrays(JsonValue expected, JsonValue actual, RecordedCase recorded, string path)
    {
        if (!actual.IsArray || actual.AsArray().Count != expected.AsArray().Count)
        {
            return $"{path}: expected {Show(expected)}, got {Show(actual)}";
        }

        for (var i = 0; i < expected.AsArray().Count; i++)
        {
            if (Difference(expected[i], actual[i], recorded, $"{path}[{i}]") is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? Texts(string expected, JsonValue actual, RecordedCase recorded, string path)
    {
        expected = recorded.WildInside.Aggregate(expected, (text, wild) => text.Replace(wild, "<w>", StringComparison.Ordinal));

        if (!actual.IsString && !((actual.IsObject || actual.IsArray) && Placeholder().IsMatch(expected)))
        {
            return $"{path}: expected {Show(expected)}, got {Show(actual)}";
        }

        var text = actual.IsString ? actual.AsString() : actual.ToJson();

        if (text == expected)
        {
            return null;
        }

        var raw = text;
        text = Account().Replace(recorded.Replacements.Aggregate(text, (one, replacement) => replacement.Pattern.Replace(one, replacement.Replacement)), "111111111111");

        if (text == expected || (Placeholder().IsMatch(expected) && (IsLike(text, expected) || IsLike(raw, expected))))
        {
            return null;
        }

        return TryJson(expected) is { IsUndefined: false, IsString: false } one && TryJson(text) is { IsUndefined: false } other && Difference(one, other, recorded) is null
            ? null
            : $"{path}: expected {Show(expected)}, got {Show(text)}";
    }

    private static bool IsLike(string text, string expected) =>
        Regex.IsMatch(text, $"^(?:{string.Join("[\\s\\S]+?", Placeholder().Split(expected).Select(Regex.Escape))})$");

    private static JsonValue TryJson(string text)
    {
        if (text.Length == 0 || !"{[\"-0123456789tfn ".Contains(text[0], StringComparison.Ordinal))
        {
            return default;
        }

        try
        {
            return JsonValue.Parse(text);
        }
        catch (JsonFormatException)
        {
            return default;
        }
    }

    private static string Show(JsonValue value)
    {
        var text = value.ToString();
        return text.Length < 400 ? text : text[..400] + "…";
    }

    [GeneratedRegex("<[A-Za-z][A-Za-z0-9_. :-]*>")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<=:)\d{12}(?=:)")]
    private static partial Regex Account();
}
