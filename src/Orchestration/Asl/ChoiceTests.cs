using System.Collections.Frozen;
using System.Collections.Immutable;
using Orchestration.Model;
using Orchestration.Query.Json;

namespace Orchestration.Asl;

/// <summary>The tests of Choice rules in JSONPath: <c>{"Variable": .., "StringEquals": ..}</c>, <c>And</c>, <c>Or</c>, <c>Not</c>.</summary>
internal static class ChoiceTests
{
    private static readonly string[] Orders = ["Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals"];

    /// <summary>Every operator that compares.</summary>
    public static FrozenSet<string> Operators { get; } =
    [
        .. from type in (string[])["String", "Numeric", "Timestamp"] from order in Orders from end in (string[])["", "Path"] select type + order + end,
        "BooleanEquals", "BooleanEqualsPath", "StringMatches",
        "IsBoolean", "IsNull", "IsNumeric", "IsPresent", "IsString", "IsTimestamp",
    ];

    public static bool IsTest(FieldReader fields) => fields.Has("Variable") || IsOperatorAmong(fields.Names);

    public static bool IsOperatorAmong(ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (IsOperator(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The test that the fields say; null, reported and left where it is, when they say none or more than one.</summary>
    public static ChoiceTest? Read(FieldReader fields)
    {
        var operators = OperatorsIn(fields);

        if (operators.Length != 1)
        {
            fields.Report(operators.Length == 0
                ? "The rule compares nothing: write one operator beside 'Variable', such as 'StringEquals'."
                : $"The rule has the operators '{string.Join("' and '", operators)}'; write one, and combine rules with 'And' or 'Or'.");
            return null;
        }

        var test = operators[0] switch
        {
            "And" => Several(fields, "And") is { IsEmpty: false } tests ? new ChoiceTest.And(tests) : null,
            "Or" => Several(fields, "Or") is { IsEmpty: false } tests ? new ChoiceTest.Or(tests) : null,
            "Not" => Negated(fields),
            var comparison => Comparison(fields, comparison),
        };

        if (test is not null)
        {
            fields.Give(operators[0]);
        }

        return test;
    }

    private static bool IsOperator(string name) => name is "And" or "Or" or "Not" || Operators.Contains(name);

    private static ImmutableArray<string> OperatorsIn(FieldReader fields)
    {
        var found = ImmutableArray<string>.Empty;

        foreach (var name in fields.Names)
        {
            if (IsOperator(name))
            {
                found = found.Add(name);
            }
        }

        return found;
    }

    private static ImmutableArray<ChoiceTest> Several(FieldReader fields, string name)
    {
        if (!fields.Items(name, "OBJECT", static item => item.IsObject, out var items))
        {
            return [];
        }

        var tests = ImmutableArray.CreateBuilder<ChoiceTest>(items.Count);

        for (var i = 0; i < items.Count; i++)
        {
            if (Inner(fields.At(name, i, items[i])) is { } test)
            {
                tests.Add(test);
            }
        }

        return tests.Count == items.Count ? tests.MoveToImmutable() : [];
    }

    private static ChoiceTest.Not? Negated(FieldReader fields)
    {
        var negated = fields.Peek("Not");
        return fields.IsKind("Not", negated, JsonKind.Object) && Inner(fields.At("Not", negated)) is { } test ? new(test) : null;
    }

    private static ChoiceTest? Inner(FieldReader fields) => Read(fields) is { } test ? test with { Fields = fields.Rest() } : null;

    private static ChoiceTest? Comparison(FieldReader fields, string comparison) =>
        fields.Has("Variable")
            ? fields.Text("Variable") is { } variable ? new ChoiceTest.Compare(variable, comparison, fields.Peek(comparison)) : null
            : Missing(fields);

    private static ChoiceTest? Missing(FieldReader fields)
    {
        fields.Report("These fields are required: [Variable]");
        return null;
    }
}
