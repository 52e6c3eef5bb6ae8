namespace Orchestration.Runtime.Tests.States;

/// <summary>Causes show values as the service's Java prints them: fractions by its own spelling.</summary>
internal sealed class CauseTests
{
    private const string Input = """{"a":1e3,"b":[0.00001,100,-0,1.50],"text":"x"}""";
    private const string Shown = """{"a":1000.0,"b":[1.0E-5,100,0,1.5],"text":"x"}""";

    [TestCase(""" "Type": "Fail", "ErrorPath": "$.no", "Cause": "c" """, "The JSONPath '$.no' specified for the field 'ErrorPath' could not be found in the input '" + Shown + "'")]
    [TestCase(""" "Type": "Fail", "Error": "e", "CausePath": "$.no" """, "The JSONPath '$.no' specified for the field 'CausePath' could not be found in the input '" + Shown + "'")]
    [TestCase(""" "Type": "Fail", "Error": "e", "CausePath": "$.b" """, "The CausePath field refers to value \"[1.0E-5,100,0,1.5]\" which is not a valid string.")]
    [TestCase(""" "Type": "Pass", "Parameters": { "x.$": "$.no" }, "End": true """, "The JSONPath '$.no' specified for the field 'x.$' could not be found in the input '" + Shown + "'")]
    [TestCase(""" "Type": "Wait", "SecondsPath": "$.b[0]", "End": true """, "The SecondsPath parameter cannot be parsed as a long value: $.b[0] == 1.0E-5")]
    [TestCase(""" "Type": "Wait", "SecondsPath": "$.b", "End": true """, "The SecondsPath parameter cannot be parsed as a long value: $.b == [1.0E-5,100,0,1.5]")]
    [TestCase(""" "Type": "Wait", "TimestampPath": "$.a", "End": true """, "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.a == 1000.0")]
    [TestCase(
        """ "Type": "Map", "ItemsPath": "$.b", "MaxConcurrencyPath": "$.b[0]", "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true """,
        "The MaxConcurrencyPath field refers to value \"1.0E-5\" which is not a valid integer: $.b[0]")]
    public async Task Values_are_printed_as_Java_prints_them(string state, string cause)
    {
        var result = await Machines.RunAsync($$"""{ "StartAt": "A", "States": { "A": { {{state}} } } }""", Input);

        (result.Error, result.Cause).Should().Be(("States.Runtime", $"An error occurred while executing the state 'A' (entered at the event id #2). {cause}"));
    }

    [Test]
    public async Task So_is_what_a_Map_cannot_go_through()
    {
        var result = await Machines.RunAsync(
            """{ "QueryLanguage": "JSONata", "StartAt": "A", "States": { "A": { "Type": "Map", "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true } } }""", Input);

        result.Cause.Should().EndWith("Map state input must be an array but was: " + Shown);
    }
}
