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
