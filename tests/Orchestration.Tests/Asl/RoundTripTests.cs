using Orchestration.Asl;
using Orchestration.Query.Json;
using Orchestration.Tests.Shared;

namespace Orchestration.Tests.Asl;

public class RoundTripTests
{
    [TestCase("conformance/aws/cases.jsonl", 700)]
    [TestCase("conformance/aws/facts.jsonl", 150)]
    [TestCase("conformance/validator/corpus.jsonl", 900)]
    public void Every_definition_of_the_recorded_cases_comes_back_as_it_was(string file, int atLeast)
    {
        var changed = new List<string>();
        var tried = 0;

        foreach (var line in SharedData.Lines(file))
        {
            var @case = JsonValue.Parse(line);

            foreach (var definition in Definitions(@case))
            {
                if (!AslReader.TryRead(definition, out var machine, out _))
                {
                    continue;
                }

                tried++;
                var written = AslWriter.ToJson(machine).ToJson();

                if (written != JsonValue.Parse(definition).ToJson() || JsonValue.Parse(AslWriter.Write(machine)).ToJson() != written)
                {
                    changed.Add(@case["id"].AsString());
                }
            }
        }

        changed.Should().BeEmpty();
        tried.Should().BeGreaterThan(atLeast);
    }

    [Test]
    public void Unknown_fields_order_and_the_spelling_of_numbers_are_kept() => ComesBack(
        """
        {
          "X-Owner": { "b": 1.0, "a": [1e3, null] },
          "States": {
            "A": {
              "End": true,
              "MaxSpeed": 5,
              "Result": 12345678901234567890123,
              "Type": "Pass"
            }
          },
          "StartAt": "A",
          "Comment": "é \u00e9"
        }
        """);

    [Test]
    public void Fields_of_a_wrong_type_are_kept() => ComesBack(
        """
        {
          "Comment": 5, "QueryLanguage": "jsonata", "StartAt": null,
          "States": {
            "A": { "Type": "Task", "Resource": 7, "Retry": [1, {}], "Catch": [], "End": false, "Next": {} },
            "B": { "Type": "Choice", "Choices": [ { "Variable": "$.a", "IsPresent": true, "IsNull": true, "Next": "A" }, { "And": [ { "Or": [] } ] }, { "Not": 1 } ] },
            "C": { "Type": "Map", "ItemProcessor": [], "Iterator": { "States": {} }, "ItemReader": { "ReaderConfig": 1 } },
            "D": { "Type": "Parallel", "Branches": [ { "StartAt": 1 }, { "States": [] } ] },
            "E": { "Type": "Tsk" },
            "F": 12,
            "G": { }
          }
        }
        """);

    private static void ComesBack(string json)
    {
        AslReader.TryRead(json, out var machine, out _).Should().BeTrue();
        AslWriter.ToJson(machine!).ToJson().Should().Be(JsonValue.Parse(json).ToJson());
    }

    private static IEnumerable<string> Definitions(JsonValue @case)
    {
        if (@case["definition"] is { IsUndefined: false } definition)
        {
            yield return definition.IsString ? definition.AsString() : definition.ToJson();
        }

        foreach (var holder in (string[])["steps", "setup"])
        {
            if (@case[holder] is { IsArray: true } steps)
            {
                foreach (var step in steps.AsArray())
                {
                    if (step["args"]["definition"] is { IsString: true } inner)
                    {
                        yield return inner.AsString();
                    }
                }
            }
        }
    }
}
