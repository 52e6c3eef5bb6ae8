using Orchestration.Asl;
using Orchestration.Model;
using Orchestration.Query.Json;

namespace Orchestration.Tests.Asl;

public class AslReaderTests
{
    [Test]
    public void A_state_knows_its_line()
    {
        var machine = AslReader.Read(
            """
            {
              "StartAt": "A",
              "States": {
                "A": { "Type": "Pass", "Next": "B" },
                "B": {
                  "Type": "Succeed"
                }
              }
            }
            """, "prox.asl.json");

        machine.Find("A")!.Source.Should().Be(new SourceLine("prox.asl.json", 4));
        machine.Find("B")!.Source!.ToString().Should().Be("prox.asl.json(5)");
    }

    [Test]
    public void Text_that_is_not_JSON_is_refused_with_its_line() =>
        Refused("{\n  \"StartAt\": }", "a.json").Should().Be(
            "a.json(2): error INVALID_JSON_DESCRIPTION: The definition is not JSON: (2,14): A value is expected here: an object, an array, text in double quotes, a number, true, false or null.");

    [Test]
    public void A_document_that_is_no_object_is_refused() => Refused("[]").Should().Be("error SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object");

    [Test]
    public void Fields_of_a_wrong_type_are_named_by_their_places() => Refused(
        """
        {
          "QueryLanguage": "jsonata", "StartAt": 1,
          "States": {
            "A": { "Type": "Task", "Resource": 7, "Next": "B", "Catch": [ {}, 5 ] },
            "B": { "Type": "Tsk" },
            "C": { }, "D": 5,
            "E": { "Type": "Choice", "Choices": [
              { "Variable": "$.a", "IsNull": true, "IsPresent": true, "Next": "A" },
              { "Not": { "StringEquals": "x" }, "Next": "A" },
              { "Variable": "$.a", "StringEqual": "x", "Next": "A" } ] },
            "A": { "Type": "Pass", "End": "yes" }
          }
        }
        """, "a.json").Should().Be(
        """
        a.json(11): error SCHEMA_VALIDATION_FAILED: The name 'A' is there twice; the first is lost. (at /States/A)
        a.json(2): error SCHEMA_VALIDATION_FAILED: Value should be one of the following: [JSONPath, JSONata] (at /QueryLanguage)
        a.json(2): error SCHEMA_VALIDATION_FAILED: Expected value of type [STRING] (at /StartAt)
        a.json(11): error SCHEMA_VALIDATION_FAILED: Expected value of type [BOOLEAN] (at /States/A/End)
        a.json(5): error SCHEMA_VALIDATION_FAILED: The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] (at /States/B/Type)
        a.json(6): error SCHEMA_VALIDATION_FAILED: The field 'Type' is required but was missing (at /States/C)
        a.json(6): error SCHEMA_VALIDATION_FAILED: Expected value of type [OBJECT] (at /States/D)
        a.json(8): error SCHEMA_VALIDATION_FAILED: The rule has the operators 'IsNull' and 'IsPresent'; write one, and combine rules with 'And' or 'Or'. (at /States/E/Choices[0])
        a.json(9): error SCHEMA_VALIDATION_FAILED: These fields are required: [Variable] (at /States/E/Choices[1]/Not)
        a.json(10): error SCHEMA_VALIDATION_FAILED: The rule compares nothing: write one operator beside 'Variable', such as 'StringEquals'. (at /States/E/Choices[2])
        """);

    [Test]
    public void Rules_in_JSONPath_become_tests()
    {
        var machine = AslReader.Read(
            """
            { "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [
              { "Or": [ { "Variable": "$.a", "IsPresent": false }, { "Not": { "Variable": "$.b", "NumericEqualsPath": "$.c" } } ], "Next": "A" } ] } } }
            """);

        var or = ((ChoiceState)machine.Find("A")!).Choices[0].Test.Should().BeOfType<ChoiceTest.Or>().Subject;
        or.Tests[0].Should().BeOfType<ChoiceTest.Compare>().Which.Value.Should().Be(JsonValue.False);
        or.Tests[1].Should().BeOfType<ChoiceTest.Not>().Which.Test.Should().BeOfType<ChoiceTest.Compare>().Which.Operator.Should().Be("NumericEqualsPath");
    }

    [Test]
    public void An_explicit_null_path_is_not_an_absent_one()
    {
        var machine = AslReader.Read("""{ "StartAt": "A", "States": { "A": { "Type": "Pass", "InputPath": null, "End": true } } }""");

        machine.Find("A")!.InputPath.Should().Be(JsonValue.Null);
        machine.Find("A")!.OutputPath.Should().Be(JsonValue.Undefined);
    }

    private static string Refused(string json, string? file = null) => FluentActions.Invoking(() => AslReader.Read(json, file)).Should().Throw<AslException>().Which.Message;
}
