using Orchestration.Query.Intrinsics;
using Orchestration.Query.Json;

namespace Orchestration.Query.Tests.Intrinsics;

public class IntrinsicCallTests
{
    // Recorded on the service, or worked out from what was.
    [TestCase("States.ArrayUnique($.a)", """{"a":[true,false,true,false]}""", "[false,true]")]
    [TestCase("States.ArrayUnique($.a)", """{"a":[[1,2],[1,2],[2,1]]}""", "[[2,1],[1,2]]")]
    [TestCase("States.ArrayUnique($.a)", """{"a":[null,null,1,null]}""", "[null,1]")]
    [TestCase("States.ArrayUnique($.a)", """{"a":[1,"1",1,"01"]}""", """[1,"1","01"]""")]
    [TestCase("States.ArrayUnique($.a)", """{"a":[{"a":1,"b":2},{"b":2,"a":1}]}""", """[{"a":1,"b":2}]""")]
    [TestCase("States.ArrayContains($.a, 'true')", """{"a":[true]}""", "true")]
    [TestCase("States.ArrayContains($.a, $.b)", """{"a":[{"b":2,"a":1}],"b":{"a":1,"b":2}}""", "false")]
    [TestCase("States.ArrayContains($.a, null)", """{"a":[null]}""", "true")]
    [TestCase("States.ArrayContains($.a, 0)", """{"a":[false]}""", "false")]
    [TestCase("States.ArrayGetItem($.a, 999)", """{"a":[]}""", "null")]
    [TestCase("States.ArrayGetItem($.a, 1.2)", """{"a":[1,2]}""", "2")]
    [TestCase("States.ArrayRange(1.4, 5.6, 2.2)", "{}", "[1,3,5]")]
    [TestCase("States.ArrayRange(1, 9, 9)", "{}", "[1]")]
    [TestCase("States.ArrayPartition($.a, 2147483647)", """{"a":[1]}""", "[[1]]")]
    [TestCase("States.MathAdd(-1.5, 0)", "{}", "-1")]
    [TestCase("States.MathAdd(1.6, 2.7)", "{}", "5")]
    [TestCase("States.MathRandom(1, 1000, 1)", "{}", "106")]
    [TestCase("States.MathRandom(1, 1000, 2)", "{}", "806")]
    [TestCase("States.MathRandom(1, 100, 42)", "{}", "63")]
    [TestCase("States.MathRandom(1, 10, 42)", "{}", "9")]
    [TestCase("States.MathRandom(1, 5, 42)", "{}", "3")]
    [TestCase("States.MathRandom(1, 10, 0)", "{}", "7")]
    [TestCase("States.MathRandom(1, 10, -10)", "{}", "1")]
    [TestCase("States.MathRandom(2147483640, 2147483647, 1)", "{}", "2147483644")]
    [TestCase("States.Base64Decode('!!!aGk=!!!')", "{}", "\"hi\"")]
    [TestCase("States.Base64Decode('aGk')", "{}", "\"hi\"")]
    [TestCase("States.JsonMerge($.a, $.b, 'false')", """{"a":{"x":{"y":1}},"b":{"x":{"z":2},"w":3}}""", """{"x":{"z":2},"w":3}""")]
    [TestCase("States.StringToJson('  ')", "{}", "null")]
    [TestCase("States.StringToJson('-0')", "{}", "0")]
    [TestCase("States.JsonToString($.a)", """{"a":{"b":[1.50,1e3,12345678.9]}}""", "\"{\\\"b\\\":[1.5,1000.0,1.23456789E7]}\"")]
    [TestCase("States.Format('{} {} {}', $.a, null, true)", """{"a":{"Arg1":1,"Arg2":[]}}""", "\"{Arg1=1, Arg2=[]} null true\"")]
    [TestCase(@"States.Format('it\'s \{{}\} \\', 'x')", "{}", "\"it's {x} \\\\\"")]
    [TestCase("States.Hash(1, 'MD5')", "{}", "\"c4ca4238a0b923820dcc509a6f75849b\"")]
    [TestCase("States.StringSplit('a1b2c', '12')", "{}", """["a","b","c"]""")]
    [TestCase("States.Array($.a[0,1], $.a[?(@ == 'x,y)')], 'z')", """{"a":["x,y)","2"]}""", """[["x,y)","2"],["x,y)"],"z"]""")]
    [TestCase(" States.ArrayLength ( States.Array( ) ) ", "{}", "0")]
    public void A_call_gives_what_the_service_gives(string call, string input, string result) =>
        IntrinsicCall.Parse(call).Evaluate(new QueryScope { Input = JsonValue.Parse(input) }).ToJson().Should().Be(result);

    [TestCase("States.MathAdd(3000000000, 1)", "Invalid arguments in States.MathAdd")]
    [TestCase("States.MathAdd(2147483647, 1)", "Invalid arguments in States.MathAdd")]
    [TestCase("States.MathAdd(1)", "Invalid arguments in States.MathAdd")]
    [TestCase("States.ArrayGetItem($.a, 2)", "Invalid arguments in States.ArrayGetItem")]
    [TestCase("States.ArrayGetItem($.a, -1)", "Invalid arguments in States.ArrayGetItem")]
    [TestCase("States.ArrayLength(States.JsonToString($.a))", "Invalid arguments in States.ArrayLength")]
    [TestCase("States.ArrayRange(1, 1001, 1)", "Invalid arguments in States.ArrayRange")]
    [TestCase("States.ArrayRange(1, 5, 0.49)", "Invalid arguments in States.ArrayRange")]
    [TestCase("States.JsonMerge($, $, true)", "Invalid arguments in States.JsonMerge")]
    [TestCase("States.Hash('x', 'sha-256')", "Invalid arguments in States.Hash")]
    [TestCase("States.MathRandom(1.4, 1.6)", "Invalid arguments in States.MathRandom")]
    [TestCase("States.MathRandom(1, 9, 'x')", "Invalid arguments in States.MathRandom")]
    [TestCase("States.Format('{}')", "Invalid arguments in States.Format")]
    [TestCase("States.Format('{}', 1, 2)", "Invalid arguments in States.Format")]
    [TestCase("States.Format('Hello {{}}', 1)", "Invalid template in States.Format: matching '}' not found for '{'.")]
    [TestCase("States.Format('}')", "Invalid template in States.Format: matching '{' not found for '}'.")]
    [TestCase("States.StringToJson('{bad json}')", "Cannot convert String to Json in States.StringToJson, caused by: Unexpected character ('b' (code 98)): was expecting double-quote to start field name\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 2]")]
    public void Arguments_that_do_not_fit_fail_with_the_cause_of_the_service(string call, string sentence) =>
        FluentActions.Invoking(() => IntrinsicCall.Parse(call).Evaluate(new QueryScope { Input = JsonValue.Parse("""{"a":[1,2]}""") }))
            .Should().Throw<QueryEvaluationException>().Which.Should().BeEquivalentTo(new
            {
                Error = "States.Runtime",
                Cause = $"There was an error while evaluating the intrinsic function: {call}. {sentence}",
            });

    [Test]
    public void Ten_thousand_characters_are_encoded_and_one_more_is_not()
    {
        var call = IntrinsicCall.Parse("States.Base64Encode($)");

        call.Evaluate(new QueryScope { Input = new string('x', 10_000) }).IsString.Should().BeTrue();
        FluentActions.Invoking(() => call.Evaluate(new QueryScope { Input = new string('x', 10_001) })).Should().Throw<QueryEvaluationException>();
    }

    [Test]
    public void A_path_that_finds_nothing_fails_with_the_input() =>
        FluentActions.Invoking(() => IntrinsicCall.Parse("States.ArrayLength($.missing)").Evaluate(new QueryScope { Input = JsonObject.Empty }))
            .Should().Throw<QueryEvaluationException>().Which.Cause
            .Should().Be("The function 'States.ArrayLength($.missing)' had the following error: The JsonPath argument for the field '$.missing' could not be found in the input '{}'");

    [TestCase("States.UUID(", 13, "An argument is expected here: text in single quotes, a number, true, false, null, a path or a call.")]
    [TestCase("States.UUID)", 12, "'(' must follow States.UUID.")]
    [TestCase("States.UUID(,)", 13, "An argument is expected here: text in single quotes, a number, true, false, null, a path or a call.")]
    [TestCase("States.UUID() trailing", 15, "There is something after the call.")]
    [TestCase(@"States.Base64Decode('YWJj\nZA==')", 26, @"The only escapes in quotes are \', \{, \} and \\.")]
    [TestCase("States.Array('x)", 14, "The text is not closed by a single quote.")]
    [TestCase("States.Array(1 2)", 16, "',' or ')' is expected here.")]
    [TestCase("States.Array(01)", 14, "'01' is not a number.")]
    [TestCase("States.Array($.a[)", 17, "Brackets hold a name in single quotes, an index, a slice, '*' or a filter '?(..)'.")]
    public void What_is_no_call_is_refused_with_its_place(string text, int column, string message)
    {
        var refused = FluentActions.Invoking(() => IntrinsicCall.Parse(text)).Should().Throw<QuerySyntaxException>().Which;

        refused.Message.Should().Be(message);
        refused.Column.Should().Be(column);
    }

    [Test]
    public void An_unknown_function_is_refused_with_the_names_that_there_are() =>
        FluentActions.Invoking(() => IntrinsicCall.Parse("States.Frmat('x')")).Should().Throw<QuerySyntaxException>()
            .WithMessage("There is no intrinsic function 'States.Frmat'. The functions are States.Array, States.ArrayContains, *");

    [Test]
    public void There_are_eighteen_functions() => IntrinsicCall.Names.Should().HaveCount(18).And.OnlyHaveUniqueItems();
}
