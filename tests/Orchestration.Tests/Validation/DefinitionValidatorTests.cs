using Orchestration.Asl;
using Orchestration.Model;
using Orchestration.Validation;

namespace Orchestration.Tests.Validation;

public class DefinitionValidatorTests
{
    [TestCase("""{ "Type": "Pass", "Next": "Ghost" }""", "/States/A/Next: error MISSING_TRANSITION_TARGET: Missing 'Next' target: Ghost")]
    [TestCase("""{ "Type": "Pass" }""", "/States/A: error SCHEMA_VALIDATION_FAILED: Exactly one of these fields is needed: [Next, End]")]
    [TestCase("""{ "Type": "Task", "End": true }""", "/States/A: error SCHEMA_VALIDATION_FAILED: These fields are required: [Resource]")]
    [TestCase("""{ "Type": "Succeed", "Result": 1 }""", "/States/A: error SCHEMA_VALIDATION_FAILED: Field 'Result' is not supported")]
    [TestCase("""{ "Type": "Pass", "End": true, "Output": 1 }""", "/States/A: error SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage")]
    [TestCase("""{ "Type": "Wait", "End": true, "Seconds": -1 }""", "/States/A/Seconds: error SCHEMA_VALIDATION_FAILED: A time to wait is a whole number of seconds from 0 to 99999999.")]
    [TestCase("""{ "Type": "Task", "End": true, "Resource": "r", "Retry": [ { "ErrorEquals": ["States.ALL"] }, { "ErrorEquals": ["x"], "BackoffRate": 0.5 } ] }""",
        "/States/A/Retry[0]/ErrorEquals: error SCHEMA_VALIDATION_FAILED: States.ALL must appear alone and in the last position",
        "/States/A/Retry[1]/BackoffRate: error SCHEMA_VALIDATION_FAILED: 'BackoffRate' is a number from 1.")]
    public void A_state_is_told_what_is_wrong_with_it(string state, params string[] expected)
    {
        var machine = AslReader.Read($$"""{ "StartAt": "A", "States": { "A": {{state}}, "Z": { "Type": "Succeed" } } }""");

        DefinitionValidator.Validate(machine).Where(found => found.Location != "/States/Z").Select(found => found.ToString()).Should().Equal(expected);
    }

    [TestCase("JSONata", """ "Output": "{% $states.input.total + %}" """, "2,37", "INVALID_JSONATA_EXPRESSION", "Unexpected end of expression", "Output")]
    [TestCase("JSONata", """ "Output": [ { "\u0061": "{% 1 +\n$sum(orders.total) %}" } ]""", "2,40", "UNSUPPORTED_JSONATA_EXPRESSION", "Reference to 'orders' at the top level is not supported.", "Output[0]/a")]
    [TestCase("JSONata", """ "Assign": { "x": "{% $states.errorOutput.Error %}" }""", "2,31", "UNSUPPORTED_JSONATA_EXPRESSION", "Field '$states.errorOutput' does not exist.", "Assign/x")]
    [TestCase("JSONPath", """ "InputPath": "$.a['b'" """, "2,19", "SCHEMA_VALIDATION_FAILED", "Value must be a valid JSONPath: The bracket is not closed as it was opened.", "InputPath")]
    [TestCase("JSONPath", """ "ResultPath": "$..a" """, "2,17", "SCHEMA_VALIDATION_FAILED", "Value is not a Reference Path: '$..a' may name several places; a reference path has names and single indices only, as in $.orders[0].id.", "ResultPath")]
    [TestCase("JSONPath", """ "Parameters": { "a": [ { "b.$": "States.Format('{}, \\'{}\\'', $.c, $.d" } ] }""", "2,73", "SCHEMA_VALIDATION_FAILED", "The value for the field 'b.$' must be a valid JSONPath or a valid intrinsic function call (in Parameters): The call of States.Format is not closed by ')'.", "Parameters")]
    public void A_mistake_in_an_expression_is_shown_where_it_stands_in_the_document(string language, string field, string place, string code, string message, string at)
    {
        var machine = AslReader.Read(
            $$"""
            { "QueryLanguage": "{{language}}", "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true,
            {{field}} } } }
            """, "a.asl.json");

        DefinitionValidator.Validate(machine).Select(found => found.ToString()).Should().Equal($"a.asl.json({place}): error {code}: {message} (at /States/A/{at})");
    }

    [Test]
    public void Every_mistake_in_expressions_is_reported()
    {
        var machine = AslReader.Read(
            """
            { "QueryLanguage": "JSONata", "StartAt": "T", "States": {
              "T": {
                "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "End": true,
                "Arguments": { "a": "{% ( %}", "b": "{% $states.result %}", "c": "{% $states.input %}" },
                "Output": "{% $states.result %}",
                "Catch": [ { "ErrorEquals": ["States.ALL"], "Output": "{% $states.errorOutput & $states.result %}", "Next": "C" } ]
              },
              "C": { "Type": "Choice", "Choices": [ { "Condition": "{% $a = %}", "Next": "T" } ], "Default": "T" } } }
            """, "a.json");

        DefinitionValidator.Validate(machine).Select(found => found.ToString()).Should().Equal(
            "a.json(4,30): error INVALID_JSONATA_EXPRESSION: Expected \")\" before end of expression (at /States/T/Arguments/a)",
            "a.json(4,53): error UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.result' does not exist. (at /States/T/Arguments/b)",
            "a.json(6,93): error UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.result' does not exist. (at /States/T/Catch[0]/Output)",
            "a.json(8,64): error INVALID_JSONATA_EXPRESSION: Unexpected end of expression (at /States/C/Choices[0]/Condition)");
    }

    [TestCase("JSONata", """ "Output": "{% ${Expression} %}" """)]
    [TestCase("JSONPath", """ "InputPath": "${Path}" """)]
    [TestCase("JSONPath", """ "Parameters": { "a.$": "${Path}" }""")]
    public void What_only_a_deployment_knows_is_not_judged(string language, string field)
    {
        var machine = AslReader.Read($$"""{ "QueryLanguage": "{{language}}", "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true, {{field}} } } }""");

        DefinitionValidator.Validate(machine).Should().BeEmpty();
    }

    [Test]
    public void States_that_only_lead_to_each_other_are_not_reachable()
    {
        var machine = AslReader.Read(
            """
            { "StartAt": "A", "States": { "A": { "Type": "Succeed" }, "B": { "Type": "Pass", "Next": "C" }, "C": { "Type": "Pass", "Next": "B" } } }
            """, "a.json");

        DefinitionValidator.Validate(machine).Select(found => found.ToString()).Should().Equal(
            "a.json(1): error MISSING_TRANSITION_TARGET: State \"B\" is not reachable. (at /States/B)",
            "a.json(1): error MISSING_TRANSITION_TARGET: State \"C\" is not reachable. (at /States/C)");
    }

    [Test]
    public void A_machine_that_cannot_end_is_told_so_once()
    {
        var machine = AslReader.Read("""{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "A" }, "B": { "Type": "Pass", "Next": "A" } } }""");

        DefinitionValidator.Validate(machine).Select(found => found.ToString()).Should().Equal("error MISSING_END_STATE: Workflow has no terminal state");
    }

    [Test]
    public void A_built_machine_is_judged_like_one_that_was_read()
    {
        var machine = new StateMachineDefinition { StartAt = "A", States = [new TaskState { Name = "A", Output = "{% 1 %}", End = true }] };

        DefinitionValidator.Validate(machine).Select(found => found.Message).Should().Equal(
            "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage",
            "These fields are required: [Resource]");
    }

    [Test]
    public void A_graph_without_states_is_told_so()
    {
        var machine = AslReader.Read("""{ "States": { "M": { "Type": "Map", "End": true, "ItemProcessor": { "StartAt": "A", "States": {} } } } }""");

        DefinitionValidator.Validate(machine).Select(found => found.ToString()).Should().Equal(
            "/: error SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt]",
            "/States/M/ItemProcessor/States: error SCHEMA_VALIDATION_FAILED: Value cannot be empty");
    }
}
