using Orchestration.Query.Json;
using Orchestration.Query.JsonPath;

namespace Orchestration.Query.Tests.JsonPath;

public class PayloadTemplateTests
{
    private static readonly QueryScope Scope = new()
    {
        Input = JsonValue.Parse("""{"id":7,"name":"Ada","list":[1,2]}"""),
        Context = JsonValue.Parse("""{"Execution":{"Name":"run"}}"""),
        Variables = new Variables(("v", 3)),
    };

    [TestCase("""{"a":1,"b":["$.id",{"c":null}]}""", """{"a":1,"b":["$.id",{"c":null}]}""")]
    [TestCase("""{"a.$":"$.id"}""", """{"a":7}""")]
    [TestCase("""{"a.$":"$$.Execution.Name","b.$":"$v"}""", """{"a":"run","b":3}""")]
    [TestCase("""{"a":{"b":[{"c.$":"$.list[1]"},4]}}""", """{"a":{"b":[{"c":2},4]}}""")]
    [TestCase("""{"a.$":"States.Format('{}-{}', $.name, $.id)"}""", """{"a":"Ada-7"}""")]
    [TestCase("7", "7")]
    public void Computed_members_are_filled_in_and_the_rest_stays(string template, string result) =>
        PayloadTemplate.Compile(JsonValue.Parse(template), "Parameters").Evaluate(Scope).ToJson().Should().Be(result);

    [TestCase("payload.$,requestId.$,original.$,metadata", "metadata,original,payload,requestId")]
    [TestCase("message.$,roleCount.$,originalUser.$", "roleCount,originalUser,message")]
    [TestCase("sku.$,quantity.$", "quantity,sku")]
    [TestCase("userId,name.$,role.$,isActive.$,metadata", "userId,metadata,role,name,isActive")]
    public void Members_come_in_the_order_of_the_service(string names, string order)
    {
        var template = JsonObject.Of([.. names.Split(',').Select(name => (name, new JsonValue("$.id")))]);

        string.Join(',', PayloadTemplate.Compile(template, "Parameters").Evaluate(Scope).AsObject().Names.ToArray()).Should().Be(order);
    }

    [Test]
    public void A_path_that_finds_nothing_fails_with_the_field_and_the_input() =>
        FluentActions.Invoking(() => PayloadTemplate.Compile(JsonValue.Parse("""{"a":{"b.$":"$.nope"}}"""), "Parameters").Evaluate(Scope))
            .Should().Throw<QueryEvaluationException>().Which.Should().BeEquivalentTo(new
            {
                Error = "States.Runtime",
                Cause = """The JSONPath '$.nope' specified for the field 'b.$' could not be found in the input '{"id":7,"name":"Ada","list":[1,2]}'""",
            });

    [TestCase("""{"a.$":"id"}""", "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call (in Parameters).")]
    [TestCase("""{"a.$":7}""", "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call (in Parameters).")]
    [TestCase("""{"a.$":"$.x["}""", "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call (in Parameters): Brackets hold a name in single quotes, an index, a slice, '*' or a filter '?(..)'.")]
    [TestCase("""{"a.$":"States.UUID("}""", "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call (in Parameters): An argument is expected here: text in single quotes, a number, true, false, null, a path or a call.")]
    public void A_computed_member_that_cannot_be_read_is_refused_in_the_words_of_the_service(string template, string message)
    {
        var refused = FluentActions.Invoking(() => PayloadTemplate.Compile(JsonValue.Parse(template), "Parameters")).Should().Throw<QuerySyntaxException>().Which;

        refused.Message.Should().Be(message);
        refused.Reported.Should().Be("The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call");
    }

    [Test]
    public void A_template_says_what_it_reads_and_calls()
    {
        var template = PayloadTemplate.Compile(
            JsonValue.Parse("""{"a.$":"$x.b","c":[{"d.$":"States.Format('{}', States.Array($y, $$.Map.Item.Value))"}],"e.$":"$$"}"""), "Parameters");

        template.Variables.Should().Equal("x", "y");
        template.ContextMembers.Should().Equal("", "Map");
        template.Functions.Should().Equal("States.Array", "States.Format");
        template.IsConstant.Should().BeFalse();
        PayloadTemplate.Compile(JsonValue.Parse("""{"a":1}"""), "Parameters").IsConstant.Should().BeTrue();
    }

    private sealed class Variables(params (string Name, JsonValue Value)[] values) : IVariables
    {
        public bool TryGet(string name, out JsonValue value)
        {
            value = values.FirstOrDefault(candidate => candidate.Name == name).Value;
            return !value.IsUndefined;
        }
    }
}
