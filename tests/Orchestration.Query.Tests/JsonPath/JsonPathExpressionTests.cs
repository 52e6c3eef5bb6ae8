using Orchestration.Query.Json;
using Orchestration.Query.JsonPath;

namespace Orchestration.Query.Tests.JsonPath;

public class JsonPathExpressionTests
{
    [TestCase("", 1, 1, "A path cannot be empty; the whole input is '$'.")]
    [TestCase("orders", 1, 1, "A path starts with '$' (the input), '$$' (the context object) or '$name' (a variable).")]
    [TestCase("$.a..", 1, 4, "A path cannot end with '..'; say what to look for, as in '..name'.")]
    [TestCase("$.a.", 1, 4, "A name must follow '.'.")]
    [TestCase("$.two words", 1, 6, "A blank must stand in quotes, as in ['two words'].")]
    [TestCase("$.a['b", 1, 4, "The bracket is not closed as it was opened.")]
    [TestCase("$.a[b]", 1, 4, "Brackets hold a name in single quotes, an index, a slice, '*' or a filter '?(..)'.")]
    [TestCase("$.a[99999999999]", 1, 4, "'99999999999' is no whole number of 32 bits.")]
    [TestCase("$.a[?(@.b)", 1, 4, "The filter is not closed: look for a missing ')', ']' or quote.")]
    [TestCase("$.a[?@.b]", 1, 4, "A filter has the form [?(condition)].")]
    [TestCase("$.a[?(@.b && )]", 1, 4, "'&&' and '||' must stand between two conditions.")]
    [TestCase("$.a[?(@.b in [1])]", 1, 10, "A blank must stand in quotes, as in ['two words'].")]
    [TestCase("$.a[?(@.* == 1)]", 1, 7, "The path @.* in the filter may find several values; compare a single one.")]
    [TestCase("$.a[?(true)]", 1, 7, "'true' is no condition: compare with == != < <= > >= or =~, or name a member, as in @.name.")]
    [TestCase("$name-x", 1, 6, "After '$' there must be '.' or '['.")]
    public void What_is_no_path_is_refused_with_its_place(string text, int line, int column, string message)
    {
        var refused = FluentActions.Invoking(() => JsonPathExpression.Parse(text)).Should().Throw<QuerySyntaxException>().WithMessage(message).Which;

        (refused.Line, refused.Column).Should().Be((line, column));
    }

    [Test]
    public void Where_the_library_that_AWS_uses_has_words_of_its_own_they_are_kept() =>
        FluentActions.Invoking(() => JsonPathExpression.Parse("$.a[b]")).Should().Throw<QuerySyntaxException>()
            .Which.Reported.Should().Be("com.jayway.jsonpath.InvalidPathException: Could not analyze path component: [b]");

    [TestCase("$.a.b", PathRoot.Input, null, "", true)]
    [TestCase("$$.Execution.Id", PathRoot.Context, null, "Execution", true)]
    [TestCase("$$", PathRoot.Context, null, "", true)]
    [TestCase("$orders[*].id", PathRoot.Variable, "orders", "", false)]
    [TestCase("$Ünï_1", PathRoot.Variable, "Ünï_1", "", true)]
    public void A_path_says_what_it_reads(string text, PathRoot root, string? variable, string contextMember, bool isDefinite)
    {
        var path = JsonPathExpression.Parse(text);

        path.Root.Should().Be(root);
        path.Variable.Should().Be(variable);
        path.Variables.Should().Equal(variable is null ? [] : [variable]);
        path.ContextMembers.Should().Equal(root == PathRoot.Context ? [contextMember] : []);
        path.IsDefinite.Should().Be(isDefinite);
    }

    [Test]
    public void A_missing_member_fails_with_the_cause_of_InputPath() =>
        FluentActions.Invoking(() => JsonPathExpression.Parse("$.a.b.c").Read(new QueryScope { Input = JsonValue.Parse("""{"a":{}}""") }))
            .Should().Throw<QueryEvaluationException>().Which.Should().BeEquivalentTo(new { Error = "States.Runtime", Cause = "Invalid path '$.a.b.c' : Missing property in path $['a']['b']" });

    [Test]
    public void A_variable_that_was_never_assigned_is_missing() =>
        FluentActions.Invoking(() => JsonPathExpression.Parse("$nope.a").Read(new QueryScope()))
            .Should().Throw<QueryEvaluationException>().WithMessage("States.Runtime: Invalid path '$nope.a' : The variable 'nope' has not been assigned.");

    [TestCase("""{"items":[{"a":1},{"a":{"b":2}},{},null]}""", "$.items[*].a.b", "[2]")]
    [TestCase("""{"items":[{"a":[{"c":3}]},{"a":[{}]}]}""", "$.items[*].a[*].c", "[3]")]
    public void What_is_missing_below_an_element_of_an_array_is_left_out(string document, string path, string result) =>
        JsonPathExpression.Parse(path).Read(JsonValue.Parse(document)).ToJson().Should().Be(result);

    [Test]
    public void What_is_missing_below_a_member_of_an_object_fails() =>
        FluentActions.Invoking(() => JsonPathExpression.Parse("$.items.*.a").Read(JsonValue.Parse("""{"items":{"x":{"a":1},"y":{}}}""")))
            .Should().Throw<QueryEvaluationException>().Which.Cause.Should().Be("Invalid path '$.items.*.a' : No results for path: $['items']['y']['a']");

    [Test]
    public void A_path_that_would_visit_far_too_much_fails() =>
        FluentActions.Invoking(() => JsonPathExpression.Parse("$..*..*..*..*").Read(Nested(200)))
            .Should().Throw<QueryEvaluationException>().WithMessage("*The path visits more than 4000000 values.");

    [Test]
    public void A_filter_compares_numbers_beyond_53_bits_by_their_digits() =>
        JsonPathExpression.Parse("$[?(@.id == 9007199254740993)].name").Read(JsonValue.Parse("""[{"id":9007199254740992,"name":"a"},{"id":9007199254740993,"name":"b"}]"""))
            .ToJson().Should().Be("""["b"]""");

    private static JsonValue Nested(int depth)
    {
        JsonValue value = 0;

        for (var i = 0; i < depth; i++)
        {
            value = JsonArray.Of(value, i);
        }

        return value;
    }
}
