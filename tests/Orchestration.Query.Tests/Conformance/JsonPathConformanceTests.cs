using Orchestration.Query.Json;
using Orchestration.Query.JsonPath;

namespace Orchestration.Query.Tests.Conformance;

public class JsonPathConformanceTests
{
    [TestCase("aws")]
    [TestCase("common")]
    [TestCase("v200")]
    public void Paths_read_what_Step_Functions_reads(string tier)
    {
        var cases = QueryCase.Read("jsonpath.jsonl").Where(candidate => candidate.Tier == tier).ToList();
        var wrong = cases.Select(candidate => (candidate, Problem: Check(candidate))).Where(pair => pair.Problem is not null).ToList();
        var report = string.Join('\n', wrong.Select(pair => $"{pair.candidate.Id} {pair.candidate.Expression}: {pair.Problem}"));

        report.Should().BeEmpty($"all {cases.Count} cases must hold, and {wrong.Count} do not");
    }

    private static string? Check(QueryCase candidate)
    {
        var expected = candidate.Expected;
        JsonPathExpression path;

        try
        {
            path = JsonPathExpression.Parse(candidate.Expression);
        }
        catch (QuerySyntaxException exception)
        {
            return expected["why"] != "invalid" ? $"refused: {exception.Message}"
                : expected["message"] is { IsString: true } words && words != exception.Reported ? $"refused with \"{exception.Reported}\" for \"{words.AsString()}\""
                : null;
        }

        if (!path.TryRead(candidate.Scope, out var value, out var problem))
        {
            return expected["fails"] != JsonValue.True ? $"failed: {problem}"
                : expected["message"] is { IsString: true } message && message != problem! ? $"failed with \"{problem}\" for \"{message.AsString()}\""
                : CheckCause(candidate, path);
        }

        return expected["value"] == value ? null : $"gave {value} for {expected}";
    }

    private static string? CheckCause(QueryCase candidate, JsonPathExpression path)
    {
        if (candidate.Field is not { } field)
        {
            return null;
        }

        string cause;

        try
        {
            _ = field.EndsWith(".$", StringComparison.Ordinal)
                ? PayloadTemplate.Compile(JsonValue.Object((field, candidate.Expression)), "Parameters").Evaluate(candidate.Scope)
                : field is "ErrorPath" or "CausePath" ? path.Read(candidate.Scope, field) : path.Read(candidate.Scope);
            return "did not fail";
        }
        catch (QueryEvaluationException exception)
        {
            cause = exception.Cause;
        }

        return candidate.Expected["cause"] is { IsString: true } whole && whole != cause ? $"cause \"{cause}\" for \"{whole.AsString()}\""
            : candidate.Expected["causeStart"] is { IsString: true } start && !cause.StartsWith(start.AsString(), StringComparison.Ordinal) ? $"cause \"{cause}\" for \"{start.AsString()}..\""
            : null;
    }
}
