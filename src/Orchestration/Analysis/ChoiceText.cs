using Orchestration.Model;

namespace Orchestration.Analysis;

/// <summary>A rule of a Choice state as a person would say it.</summary>
internal static class ChoiceText
{
    public static string? Of(ChoiceRule rule) =>
        rule.Comment
        ?? (rule.Condition is { IsString: true } condition ? Bare(condition.AsString())
            : rule.Test is { } test ? Of(test, inner: false)
            : null);

    private static string Bare(string expression) =>
        expression.StartsWith("{%", StringComparison.Ordinal) && expression.EndsWith("%}", StringComparison.Ordinal) ? expression[2..^2].Trim() : expression;

    private static string Of(ChoiceTest test, bool inner) => test switch
    {
        ChoiceTest.And and => Joined(and.Tests.Select(one => Of(one, true)), " and ", inner),
        ChoiceTest.Or or => Joined(or.Tests.Select(one => Of(one, true)), " or ", inner),
        ChoiceTest.Not not => $"not {Of(not.Test, true)}",
        ChoiceTest.Compare { Operator: "IsPresent" or "IsNull" or "IsString" or "IsNumeric" or "IsBoolean" or "IsTimestamp" } compare => Kind(compare),
        ChoiceTest.Compare compare => $"{compare.Variable} {Symbol(compare.Operator)} {(compare.Value.IsString ? compare.Value.AsString() : compare.Value.ToString())}",
        _ => "",
    };

    private static string Joined(IEnumerable<string> tests, string word, bool inner) => inner ? $"({string.Join(word, tests)})" : string.Join(word, tests);

    private static string Kind(ChoiceTest.Compare compare)
    {
        var kind = compare.Operator[2..].ToLowerInvariant();
        return compare.Value is { IsBoolean: true } value && !value.AsBoolean() ? $"{compare.Variable} is not {kind}" : $"{compare.Variable} is {kind}";
    }

    private static string Symbol(string name)
    {
        var order = name.EndsWith("Path", StringComparison.Ordinal) ? name[..^4] : name;

        foreach (var type in (string[])["String", "Numeric", "Timestamp", "Boolean"])
        {
            order = order.StartsWith(type, StringComparison.Ordinal) ? order[type.Length..] : order;
        }

        return order switch
        {
            "Equals" => "=",
            "LessThan" => "<",
            "GreaterThan" => ">",
            "LessThanEquals" => "<=",
            "GreaterThanEquals" => ">=",
            "Matches" => "matches",
            _ => name,
        };
    }
}
