using Orchestration.Query.Intrinsics;
using Orchestration.Query.Json;

namespace Orchestration.Query.Tests.Conformance;

public class IntrinsicConformanceTests
{
    [Test]
    public void Functions_give_what_Step_Functions_gives()
    {
        var wrong = QueryCase.Read("intrinsics.jsonl").Select(candidate => (candidate, Problem: Check(candidate))).Where(pair => pair.Problem is not null);

        wrong.Select(pair => $"{pair.candidate.Id} {pair.candidate.Expression}: {pair.Problem}").Should().BeEmpty();
    }

    private static string? Check(QueryCase candidate)
    {
        var expected = candidate.Expected;

        try
        {
            var value = IntrinsicCall.Parse(candidate.Expression).Evaluate(candidate.Scope);

            return expected["uuid4"] == JsonValue.True ? (Guid.TryParseExact(value.AsString(), "D", out var guid) && guid.Version == 4 ? null : $"gave {value} for a random identifier")
                : expected["integerIn"] is { IsArray: true } range ? (value.AsNumber() >= range[0].AsNumber() && value.AsNumber() <= range[1].AsNumber() && value.AsNumber() % 1 == 0 ? null : $"gave {value} for one of {range}")
                : expected["value"].IsUndefined ? $"gave {value} for {expected}"
                : value == expected["value"] ? null : $"gave {value} for {expected["value"]}";
        }
        catch (QueryEvaluationException exception)
        {
            return expected["error"] != exception.Error ? $"failed with {exception.Error} {exception.Cause}"
                : expected["cause"] is { IsString: true } cause && cause != exception.Cause ? $"failed with \"{exception.Cause}\" for \"{cause.AsString()}\""
                : null;
        }
        catch (QuerySyntaxException exception)
        {
            return $"was refused: {exception.Message}";
        }
    }
}
