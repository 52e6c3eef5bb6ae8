using Orchestration.Query.Json;
using Orchestration.Query.Jsonata;
using Orchestration.Tests.Shared;

namespace Orchestration.Query.Tests.Conformance;

public class JsonataConformanceTests
{
    private static readonly string[] BeyondStepFunctions = ["sfn-eval", "post-2.0.6"];

    [Test]
    public void Expressions_give_what_JSONata_gives()
    {
        var cases = SharedData.Lines("conformance/query/jsonata.jsonl").Select(line => JsonValue.Parse(line)).Where(HoldsForStepFunctions).ToList();
        var wrong = cases.Select(Check).Where(problem => problem is not null).ToList();

        string.Join('\n', wrong).Should().BeEmpty($"all {cases.Count} cases must hold, and {wrong.Count} do not");
    }

    private static bool HoldsForStepFunctions(JsonValue candidate) => !candidate["tags"].AsArray().Any(tag => BeyondStepFunctions.Contains(tag.AsString()));

    private static string? Check(JsonValue candidate)
    {
        var (id, text, expected) = (candidate["id"].AsString(), candidate["expr"].AsString(), candidate["expect"]);

        return Problem(candidate, expected) is { } problem ? $"{id} {text}: {problem}" : null;
    }

    private static string? Problem(JsonValue candidate, JsonValue expected)
    {
        var limits = JsonataLimits.Plain;

        if (candidate["depth"] is { IsNumber: true } depth && candidate["tags"].AsArray().Contains("limits"))
        {
            limits = limits with { Depth = (int)depth.AsNumber() };
        }

        if (candidate["timelimit"] is { IsNumber: true } milliseconds)
        {
            limits = limits with { Time = TimeSpan.FromMilliseconds(milliseconds.AsNumber()) };
        }

        try
        {
            var value = JsonataExpression.Parse(candidate["expr"].AsString()).EvaluateRaw(candidate["data"], new Bindings(candidate["bindings"]), limits);

            return expected["error"].IsObject ? $"gave {value} for error {expected["error"]}"
                : expected["undefined"] == JsonValue.True || expected["function"] == JsonValue.True ? (value.IsUndefined ? null : $"gave {value} for undefined")
                : AreEqual(value, expected["result"], candidate["tags"].AsArray().Contains("unordered")) ? null : $"gave {value} for {expected["result"]}";
        }
        catch (JsonataException exception)
        {
            return Problem(expected, exception.Code, exception.Token, exception.Message, candidate["message"]);
        }
        catch (QuerySyntaxException exception)
        {
            return Problem(expected, exception.Code, exception.Token, exception.Message, candidate["message"]);
        }
    }

    private static string? Problem(JsonValue expected, string code, string? token, string message, JsonValue text)
    {
        var error = expected["error"];
        return error.IsUndefined ? $"failed with {code}: {message} for {expected}"
            : error["code"] != code ? $"failed with {code}: {message} for {error}"
            : error["token"] is { IsString: true } word && word != (token ?? "") ? $"named {token} for {word}"
            : text.IsString && code[0] != 'U' && text != message ? $"said \"{message}\" for \"{text.AsString()}\""
            : null;
    }

    private static bool AreEqual(JsonValue one, JsonValue other, bool unordered) => (one, other) switch
    {
        ({ IsNumber: true }, { IsNumber: true }) => Math.Abs(one.AsNumber() - other.AsNumber()) <= Math.Abs(other.AsNumber()) * 1e-14,
        ({ IsArray: true }, { IsArray: true }) when unordered => one.AsArray().Select(item => item.ToJson()).Order().SequenceEqual(other.AsArray().Select(item => item.ToJson()).Order()),
        ({ IsArray: true }, { IsArray: true }) => one.AsArray().Count == other.AsArray().Count && one.AsArray().Zip(other.AsArray()).All(pair => AreEqual(pair.First, pair.Second, unordered)),
        ({ IsObject: true }, { IsObject: true }) => one.AsObject().Count == other.AsObject().Count && one.AsObject().All(member => AreEqual(member.Value, other[member.Key], unordered)),
        _ => one == other,
    };

    private sealed class Bindings(JsonValue variables) : IVariables
    {
        public bool TryGet(string name, out JsonValue value)
        {
            value = variables[name];
            return !value.IsUndefined;
        }
    }
}
