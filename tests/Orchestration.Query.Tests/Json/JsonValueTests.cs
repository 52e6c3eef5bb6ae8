using Orchestration.Query.Json;

namespace Orchestration.Query.Tests.Json;

public class JsonValueTests
{
    [TestCase("1.0")]
    [TestCase("12345678901234567890123")]
    [TestCase("1e-7")]
    [TestCase("""{"b":1,"a":[true,null,"ü"]}""")]
    public void Text_comes_back_as_it_was_read(string json) => JsonValue.Parse(json).ToJson().Should().Be(json);

    [TestCase(1e21, "1e+21")]
    [TestCase(123456789012345680000d, "123456789012345680000")]
    [TestCase(0.000001, "0.000001")]
    [TestCase(1e-7, "1e-7")]
    [TestCase(-0.1, "-0.1")]
    [TestCase(3.44e-5, "0.0000344")]
    [TestCase(1234.5e12, "1234500000000000")]
    [TestCase(-0d, "0")]
    public void Numbers_are_spelled_as_JavaScript_spells_them(double number, string text) => new JsonValue(number).ToJson().Should().Be(text);

    [Test]
    public void The_default_value_is_undefined_and_not_null()
    {
        default(JsonValue).IsUndefined.Should().BeTrue();
        default(JsonValue).Equals(JsonValue.Null).Should().BeFalse();
    }
}
