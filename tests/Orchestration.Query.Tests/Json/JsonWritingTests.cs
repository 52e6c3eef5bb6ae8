using Orchestration.Query.Json;

namespace Orchestration.Query.Tests.Json;

public class JsonWritingTests
{
    [TestCase("\"\\\b\t\n\f\r\u0001\u001b", """ "\"\\\b\t\n\f\r\u0001\u001B" """)]
    [TestCase("</a> & 'b' \u2028 \u007f ü 😀", "\"</a> & 'b' \u2028 \u007f ü 😀\"")]
    public void Text_is_escaped_only_where_it_must_be(string text, string json) => new JsonValue(text).ToJson().Should().Be(json.Trim(' '));

    [Test]
    public void Half_a_character_is_written_as_an_escape_and_comes_back()
    {
        var half = new JsonValue("half " + "😀"[..1] + "ü" + "😀"[1..]);

        half.ToJson().Should().Be("""
            "half \uD83Dü\uDE00"
            """);
        JsonValue.Parse(half.ToJson()).Should().Be(half);
    }

    [Test]
    public void Indented_text_has_two_blanks_a_level_and_nothing_in_what_is_empty() =>
        JsonValue.Parse("""{"a":[1,{"b":null}],"c":{},"d":[]}""").ToJson(indented: true).Should().Be(
            """
            {
              "a": [
                1,
                {
                  "b": null
                }
              ],
              "c": {},
              "d": []
            }
            """);

    [Test]
    public void Numbers_with_equal_values_are_equal_whatever_their_spelling()
    {
        JsonValue.Parse("1.0").Should().Be(JsonValue.Parse("1"));
        JsonValue.Parse("1e3").Should().Be(JsonValue.Parse("1000.00"));
        JsonValue.Parse("-0").Should().Be(JsonValue.Parse("0"));
        JsonValue.Parse("9007199254740993").Should().NotBe(JsonValue.Parse("9007199254740992"));
    }

    [Test]
    public void What_is_undefined_cannot_be_written() =>
        FluentActions.Invoking(() => JsonArray.Of(default(JsonValue))).Invoking(make => new JsonValue(make()).ToJson())
            .Should().Throw<InvalidOperationException>().WithMessage("The value is undefined, which JSON cannot say.");
}
