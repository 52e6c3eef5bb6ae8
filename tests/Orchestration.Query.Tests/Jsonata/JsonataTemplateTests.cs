using Orchestration.Query.Json;
using Orchestration.Query.Jsonata;

namespace Orchestration.Query.Tests.Jsonata;

public class JsonataTemplateTests
{
    private static readonly QueryScope Scope = new() { Input = JsonValue.Parse("""{"a":1,"list":[1]}""") };

    [Test]
    public void Expressions_stand_at_any_depth() => Evaluate("""{"x":{"y":["{% $states.input.a %}",2]},"z":"{%$states.input.list%}"}""").Should().Be("""{"x":{"y":[1,2]},"z":[1]}""");

    [TestCase("\" {% 1 %} \"")]
    [TestCase("\"{% 1 %} \"")]
    [TestCase("\"{%\"")]
    [TestCase("{\"a.$\":\"$.b\"}")]
    public void What_is_not_delimited_exactly_is_a_literal(string json) => Evaluate(json).Should().Be(json);

    [Test]
    public void A_template_without_expressions_gives_itself()
    {
        var value = JsonValue.Parse("""{"a":[1,{"b":2}]}""");

        JsonataTemplate.Compile(value, "Output").Evaluate(Scope).AsObject().Should().BeSameAs(value.AsObject());
    }

    [Test]
    public void A_failure_names_the_place_below_the_field()
    {
        var failed = FluentActions.Invoking(() => Evaluate("""{"a":{"b":[0,"{% $states.input.nope %}"]}}""")).Should().Throw<QueryEvaluationException>().Which;

        failed.Location.Should().Be("Output/a/b[1]");
        failed.Cause.Should().Be("The JSONata expression '$states.input.nope' specified for the field 'Output/a/b[1]' returned nothing (undefined).");
    }

    [Test]
    public void Its_variables_are_those_of_all_expressions() =>
        JsonataTemplate.Compile(JsonValue.Parse("""{"a":"{% $x + $y %}","b":["{% $x %}"]}"""), "Output").Variables.Should().Equal("x", "y");

    private static string Evaluate(string template) => JsonataTemplate.Compile(JsonValue.Parse(template), "Output").Evaluate(Scope).ToJson();
}
