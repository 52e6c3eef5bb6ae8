using System.Text;
using Orchestration.Query.Json;

namespace Orchestration.Query.Tests.Json;

public class JsonReadingTests
{
    [TestCase("", "(1,1): The text ends too early. A value is expected here: an object, an array, text in double quotes, a number, true, false or null.")]
    [TestCase("{\"a\":1,\n \"b\" 2}", "(2,6): ':' must follow the name of a member.")]
    [TestCase("{\"a\":1,}", "(1,8): The name of a member is expected here, in double quotes.")]
    [TestCase("[1,]", "(1,4): A value is expected here: an object, an array, text in double quotes, a number, true, false or null.")]
    [TestCase("[1 2]", "(1,4): ',' or ']' must follow an element.")]
    [TestCase("{\"a\":1", "(1,7): The text ends too early. ',' or '}' must follow a member.")]
    [TestCase("\"abc", "(1,1): The text is not closed by a double quote.")]
    [TestCase("\"a\tb\"", "(1,3): The control character U+0009 must be written as an escape.")]
    [TestCase("\"a\\x\"", "(1,3): There is no such escape; the escapes are \\\" \\\\ \\/ \\b \\t \\n \\f \\r and \\uXXXX.")]
    [TestCase("\"\\u12g4\"", "(1,2): Four hexadecimal digits must follow \\u.")]
    [TestCase("\"\\ud83\0\"", "(1,2): Four hexadecimal digits must follow \\u.")]
    [TestCase("01", "(1,3): A number does not start with a needless zero.")]
    [TestCase("-", "(1,2): A digit must follow '-'.")]
    [TestCase("1.", "(1,3): A digit must follow the decimal point.")]
    [TestCase("1e", "(1,3): A digit must follow the exponent's mark.")]
    [TestCase("1 2", "(1,3): There is something after the value.")]
    [TestCase("nul", "(1,1): A value is expected here: an object, an array, text in double quotes, a number, true, false or null.")]
    public void What_is_no_JSON_is_refused_with_its_place(string text, string message) =>
        FluentActions.Invoking(() => JsonValue.Parse(text)).Should().Throw<JsonFormatException>().WithMessage(message);

    [Test]
    public void Bytes_that_are_no_UTF_8_are_refused() =>
        FluentActions.Invoking(() => JsonValue.Parse("[\"\xff\"]"u8[..2].ToArray().Concat(new byte[] { 0xFF, (byte)'"', (byte)']' }).ToArray()))
            .Should().Throw<JsonFormatException>().WithMessage("(1,3): The text is not valid UTF-8.");

    [Test]
    public void A_thousand_levels_are_read_and_one_more_is_refused()
    {
        JsonValue.Parse(new string('[', 1000) + new string(']', 1000)).IsArray.Should().BeTrue();

        FluentActions.Invoking(() => JsonValue.Parse(new string('[', 1_000_000)))
            .Should().Throw<JsonFormatException>().WithMessage("(1,1001): Arrays and objects stand in each other more than 1000 deep.");
    }

    [Test]
    public void A_text_beyond_the_limit_is_refused() =>
        FluentActions.Invoking(() => JsonValue.Parse("[1,2,3]", new JsonReadLimits { MaximumBytes = 6 }))
            .Should().Throw<JsonFormatException>().WithMessage("(1,1): The text has 7 bytes; at most 6 are read.");

    [Test]
    public void A_mark_of_the_byte_order_is_passed_over() => JsonValue.Parse([.. Encoding.UTF8.Preamble, .. "1"u8]).Should().Be(new JsonValue(1));

    [Test]
    public void Of_two_members_with_one_name_the_later_value_stays_at_the_earlier_place()
    {
        JsonValue.Parse("""{"a":1,"b":2,"a":3,"c":4}""").ToJson().Should().Be("""{"a":3,"b":2,"c":4}""");

        var many = Enumerable.Range(0, 100).Select(number => $"\"n{number}\":{number}");
        JsonValue.Parse($"{{{string.Join(',', many)},\"n5\":\"late\"}}")["n5"].Should().Be(new JsonValue("late"));
    }

    [Test]
    public void Objects_with_the_same_names_share_them()
    {
        var first = JsonValue.Parse("""{"a":1,"b":{"c":2}}""");
        var second = JsonValue.Parse("""{ "a" : 3, "b" : {"c":4}}""");

        (second.AsObject().Names == first.AsObject().Names).Should().BeTrue();
        (second["b"].AsObject().With("d", 1).Names == first["b"].AsObject().With("d", 2).Names).Should().BeTrue();
    }

    [Test]
    public void Objects_that_differ_from_those_before_are_read_as_they_are()
    {
        const string Text = """[{"a":1,"b":{"c":[{"d":1}]}},{"a":2,"b":{"c":[{"d":2},{"e":3,"d":4}]}},{"a":3},{"a":4,"x":{"c":[]},"b":5},{"b":{"c":[{"d":6}]},"a":7},{"a":8,"b":{},"a":9},{"a":1,"b":{"c":[{"d":1}]},"f":2}]""";

        for (var again = 0; again < 3; again++)
        {
            JsonValue.Parse(Text).ToJson().Should().Be(Text.Replace("\"a\":8,\"b\":{},\"a\":9", "\"a\":9,\"b\":{}", StringComparison.Ordinal));
        }
    }

    [Test]
    public void Texts_of_every_length_are_told_from_those_like_them()
    {
        for (var length = 0; length < 80; length++)
        {
            for (var place = 0; place < length; place++)
            {
                var text = new string('x', place) + "y" + new string('x', length - place - 1);
                JsonValue.Parse($"\"{text}\"").AsString().Should().Be(text);
            }
        }
    }

    [Test]
    public void Escaped_names_are_the_names_that_they_spell() => JsonValue.Parse("""{"\u0061":1,"a\"b":2}""").ToJson().Should().Be("""{"a":1,"a\"b":2}""");

    [Test]
    public void A_value_that_is_nested_too_deeply_to_be_written_fails_and_does_not_end_the_process()
    {
        var value = JsonValue.Null;

        for (var i = 0; i < 1_000_000; i++)
        {
            value = JsonArray.Of(value);
        }

        FluentActions.Invoking(() => value.ToJson()).Should().Throw<InsufficientExecutionStackException>();
        FluentActions.Invoking(() => value.Utf8Length).Should().Throw<InsufficientExecutionStackException>();
        FluentActions.Invoking(() => value.GetHashCode()).Should().Throw<InsufficientExecutionStackException>();
    }
}
