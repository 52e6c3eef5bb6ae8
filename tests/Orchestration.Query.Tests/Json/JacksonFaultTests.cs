using Orchestration.Query.Json;

namespace Orchestration.Query.Tests.Json;

public class JacksonFaultTests
{
    private const string Values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

    [TestCase("{bad json}", "Unexpected character ('b' (code 98)): was expecting double-quote to start field name", 1, 2)]
    [TestCase("{\"a\":1", "Unexpected end-of-input: expected close marker for Object (start marker at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1])", 1, 7)]
    [TestCase("undefined", "Unrecognized token 'undefined': was expecting " + Values, 1, 10)]
    [TestCase("[1,\n]", "Unexpected character (']' (code 93)): expected a valid value " + Values, 2, 1)]
    [TestCase("[1 2]", "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries", 1, 4)]
    [TestCase("{\"a\" 1}", "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value", 1, 6)]
    [TestCase("[1}", "Unexpected close marker '}': expected ']' (for Array starting at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1])", 1, 3)]
    [TestCase("\"abc", "Unexpected end-of-input: was expecting closing quote for a string value", 1, 5)]
    [TestCase("01", "Invalid numeric value: Leading zeroes not allowed", 1, 2)]
    [TestCase("1x", "Unexpected character ('x' (code 120)): Expected space separating root-level values", 1, 2)]
    public void A_fault_is_told_in_Jacksons_words(string text, string message, int line, int column) =>
        JacksonFault.Of(text).Should().Be(new JacksonFault(message, line, column));

    [TestCase("1 2")]
    [TestCase("""{"a":[1,{"b":[]},{},"\u00e9\n"],"c":-1.5e+3}""")]
    public void A_text_whose_first_value_can_be_read_has_no_fault(string text) => JacksonFault.Of(text).Should().BeNull();
}
