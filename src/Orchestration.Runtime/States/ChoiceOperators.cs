using Orchestration.Query.Json;

namespace Orchestration.Runtime.States;

/// <summary>The comparisons of Choice states in JSONPath: values of other types than the operator's never compare.</summary>
internal static class ChoiceOperators
{
    private const string PathSuffix = "Path";

    private static readonly Dictionary<string, Func<JsonValue, JsonValue, bool>> Comparisons = new(StringComparer.Ordinal)
    {
        ["StringEquals"] = Strings(order => order == 0),
        ["StringLessThan"] = Strings(order => order < 0),
        ["StringGreaterThan"] = Strings(order => order > 0),
        ["StringLessThanEquals"] = Strings(order => order <= 0),
        ["StringGreaterThanEquals"] = Strings(order => order >= 0),
        ["StringMatches"] = (left, right) => left.IsString && right.IsString && Wildcards.Match(left.AsString(), right.AsString()),
        ["NumericEquals"] = Numbers((left, right) => left == right),
        ["NumericLessThan"] = Numbers((left, right) => left < right),
        ["NumericGreaterThan"] = Numbers((left, right) => left > right),
        ["NumericLessThanEquals"] = Numbers((left, right) => left <= right),
        ["NumericGreaterThanEquals"] = Numbers((left, right) => left >= right),
        ["BooleanEquals"] = (left, right) => left.IsBoolean && right.IsBoolean && left.AsBoolean() == right.AsBoolean(),
        ["TimestampEquals"] = Moments(order => order == 0),
        ["TimestampLessThan"] = Moments(order => order < 0),
        ["TimestampGreaterThan"] = Moments(order => order > 0),
        ["TimestampLessThanEquals"] = Moments(order => order <= 0),
        ["TimestampGreaterThanEquals"] = Moments(order => order >= 0),
    };

    private static readonly Dictionary<string, Func<JsonValue, bool>> Kinds = new(StringComparer.Ordinal)
    {
        ["IsNull"] = value => value.IsNull,
        ["IsNumeric"] = value => value.IsNumber,
        ["IsString"] = value => value.IsString,
        ["IsBoolean"] = value => value.IsBoolean,
        ["IsTimestamp"] = value => value.IsString && Iso8601.TryParse(value.AsString(), out _),
    };

    public static bool TryFindComparison(string name, out Func<JsonValue, JsonValue, bool> compare, out bool withPath)
    {
        withPath = name.EndsWith(PathSuffix, StringComparison.Ordinal) && name != "StringMatchesPath";
        return Comparisons.TryGetValue(withPath ? name[..^PathSuffix.Length] : name, out compare!);
    }

    public static bool TryFindKind(string name, out Func<JsonValue, bool> isKind) => Kinds.TryGetValue(name, out isKind!);

    private static Func<JsonValue, JsonValue, bool> Strings(Func<int, bool> holds) =>
        (left, right) => left.IsString && right.IsString && holds(string.CompareOrdinal(left.AsString(), right.AsString()));

    private static Func<JsonValue, JsonValue, bool> Numbers(Func<double, double, bool> holds) =>
        (left, right) => left.IsNumber && right.IsNumber && holds(left.AsNumber(), right.AsNumber());

    private static Func<JsonValue, JsonValue, bool> Moments(Func<int, bool> holds) =>
        (left, right) => left.IsString && right.IsString && Iso8601.TryParse(left.AsString(), out var one) && Iso8601.TryParse(right.AsString(), out var other)
            && holds(one.CompareTo(other));
}
