using Orchestration.Query.Json;
using Orchestration.Query.Jsonata;

namespace Orchestration.Query.Tests.Conformance;

public class StepFunctionsJsonataTests
{
    [Test]
    public void Expressions_give_what_Step_Functions_gives()
    {
        var wrong = QueryCase.Read("sfn-jsonata.jsonl").Select(candidate => (candidate, Problem: Check(candidate))).Where(pair => pair.Problem is not null);

        wrong.Select(pair => $"{pair.candidate.Id} {pair.candidate.Expression}: {pair.Problem}").Should().BeEmpty();
    }

    private static string? Check(QueryCase candidate)
    {
        var (expected, field) = (candidate.Expected, candidate.Field ?? "Output");
        JsonataExpression expression;

        try
        {
            expression = JsonataExpression.Parse(candidate.Expression);
        }
        catch (QuerySyntaxException exception)
        {
            return expected["refused"] != "INVALID_JSONATA_EXPRESSION" ? $"was refused: {exception.Message}"
                : expected["message"] != exception.Message ? $"was refused with \"{exception.Message}\" for \"{expected["message"]}\""
                : null;
        }

        if (expected["refused"] == "UNSUPPORTED_JSONATA_EXPRESSION")
        {
            var messages = expression.TopLevelReferences.Select(name => $"Reference to '{name}' at the top level is not supported.");
            return messages.Contains(expected["message"].AsString()) ? null : $"was not refused with \"{expected["message"]}\"";
        }

        try
        {
            var value = field == "Items" ? expression.EvaluateAs(JsonKind.Array, candidate.Scope, field) : expression.Evaluate(candidate.Scope, field);

            return expected["uuid4"] == JsonValue.True ? (Guid.TryParseExact(value.AsString(), "D", out var guid) && guid.Version == 4 ? null : $"gave {value} for a random identifier")
                : expected["value"].IsUndefined ? $"gave {value} for {expected}"
                : value == expected["value"] ? null : $"gave {value} for {expected["value"]}";
        }
        catch (QueryEvaluationException exception)
        {
            return expected["error"] != exception.Error ? $"failed with {exception.Error} {exception.Cause}"
                : expected["cause"] is { IsString: true } cause && cause != exception.Cause ? $"failed with \"{exception.Cause}\" for \"{cause.AsString()}\""
                : exception.Location != field ? $"failed at {exception.Location}"
                : null;
        }
    }
}
