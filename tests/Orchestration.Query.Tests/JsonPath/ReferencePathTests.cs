using Orchestration.Query.Json;
using Orchestration.Query.JsonPath;

namespace Orchestration.Query.Tests.JsonPath;

public class ReferencePathTests
{
    [TestCase("""{"a":1}""", "$", """{"r":true}""")]
    [TestCase("""{"a":1}""", "$.a", """{"a":{"r":true}}""")]
    [TestCase("""{"a":1}""", "$.b.c", """{"a":1,"b":{"c":{"r":true}}}""")]
    [TestCase("""{"a":[1,2]}""", "$.a[1]", """{"a":[1,{"r":true}]}""")]
    [TestCase("""{"a":[{"b":1}]}""", "$['a'][0].c", """{"a":[{"b":1,"c":{"r":true}}]}""")]
    public void A_result_is_put_where_the_path_says(string document, string path, string after) =>
        ReferencePath.Parse(path).Set(JsonValue.Parse(document), JsonValue.Object(("r", true))).ToJson().Should().Be(after);

    [TestCase("""{"a":1}""", "$.a.b", "Unable to apply step ['b'] of the ResultPath '$.a.b' to input '1'")]
    [TestCase("""{"a":[]}""", "$.a[0]", "Unable to apply step [0] of the ResultPath '$.a[0]' to input '[]'")]
    [TestCase("\"text\"", "$.a", "Unable to apply step ['a'] of the ResultPath '$.a' to input '\"text\"'")]
    public void A_path_that_does_not_fit_the_document_fails(string document, string path, string cause) =>
        FluentActions.Invoking(() => ReferencePath.Parse(path).Set(JsonValue.Parse(document), 1))
            .Should().Throw<QueryEvaluationException>().Which.Should().BeEquivalentTo(new { Error = "States.ResultPathMatchFailure", Cause = cause });

    [TestCase("$.a[*]")]
    [TestCase("$..a")]
    [TestCase("$.a[0:2]")]
    [TestCase("$['a','b']")]
    [TestCase("$.a[-1]")]
    [TestCase("$.a[?(@.b)]")]
    public void A_path_that_may_name_several_places_is_refused(string path) =>
        FluentActions.Invoking(() => ReferencePath.Parse(path)).Should().Throw<QuerySyntaxException>()
            .WithMessage($"'{path}' may name several places; a reference path has names and single indices only, as in $.orders[0].id.");
}
