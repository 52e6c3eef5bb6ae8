using Orchestration.Query.Json;
using Orchestration.Query.Jsonata;

namespace Orchestration.Query.Tests.Jsonata;

/// <summary>Parts that read nothing from outside are evaluated once, and nobody can tell from the results.</summary>
public class ConstantTests
{
    private static readonly QueryScope Scope = new() { Input = JsonValue.Parse("""{"a":[{"n":1},{"n":2}],"day":"2024-03-01"}""") };

    [TestCase("$states.input.total * (60 * 60)", "22: (60 * 60) = 3600")]
    [TestCase("60 * 60 * $x", "0: 60 * 60 = 3600")]
    [TestCase("$x in ['a', 'b' & 'c']", "6: [\"a\", \"b\" & \"c\"] = [\"a\",\"bc\"]")]
    [TestCase("$states.input.a[[0..2]]", "16: [0 .. 2] = [0,1,2]")]
    [TestCase("$states.input.a.{'n': n, 'tag': $uppercase('x')}", "32: $uppercase(\"x\") = \"X\"")]
    [TestCase("$x & $map([1, 2], function($n) { $n * 2 }) ~> $sum", "5: $map([1, 2], function($n) { $n * 2 }) = [2,4]")]
    [TestCase("$map($x, function($n) { $n + ($two := 1 + 1; $two) })", "29: ($two := 1 + 1; $two) = 2")]
    [TestCase("($y := 2; $y * 3)", "0: ($y := 2; $y * 3) = 6")]
    [TestCase("$toMillis('2020-01-01T00:00:00Z') + $x", "0: $toMillis(\"2020-01-01T00:00:00Z\") = 1577836800000")]
    [TestCase("$x ? [{'a': 1}][a = 1] : 'b' & 'c'", "5: [{\"a\": 1}][a = 1] = {\"a\":1}", "25: \"b\" & \"c\" = \"bc\"")]
    [TestCase("$x[0] + [][0]", "8: [][0] = undefined")]
    public void Constant_parts_are_listed_with_their_places(string expression, params string[] constants) =>
        JsonataExpression.Parse(expression).Constants.Select(constant => $"{constant.Position}: {constant.Expression} = {constant.Value}").Should().Equal(constants);

    [TestCase("$now()")]
    [TestCase("$millis() + 1")]
    [TestCase("$random()")]
    [TestCase("$random(42)")]
    [TestCase("$uuid()")]
    [TestCase("$shuffle([1, 2])", "9: [1, 2] = [1,2]")]
    [TestCase("$toMillis('10:00', '[H]:[m]')")]
    [TestCase("'10:00' ~> $toMillis('[H]:[m]')")]
    [TestCase("1 + 'a'")]
    [TestCase("$error('no')")]
    [TestCase("$x ? $number('abc') : 1")]
    [TestCase("$uppercase(?)")]
    [TestCase("function($a) { $a }")]
    [TestCase("/ab+/")]
    [TestCase("$states.input.a.n.$string()")]
    [TestCase("$states.input.a.$lookup('n')")]
    [TestCase("$states.input.a.($f := $string; $f())")]
    [TestCase("$states.input.a.n.($sum := 1; $sum + n)")]
    [TestCase("1 + ($x := $x)")]
    [TestCase("[1..100000]")]
    public void What_changes_fails_or_hangs_on_its_context_is_not(string expression, params string[] constants) =>
        JsonataExpression.Parse(expression).Constants.Select(constant => $"{constant.Position}: {constant.Expression} = {constant.Value}").Should().Equal(constants);

    [TestCase("$states.input.a.n.$string()", """["1","2"]""")]
    [TestCase("$states.input.a.$lookup('n')", "[1,2]")]
    [TestCase("$states.input.a.($f := $string; $f())", """["{\"n\":1}","{\"n\":2}"]""")]
    [TestCase("$states.input.a.n.(n := 1)", null)]
    [TestCase("$states.input.a.[1, 2]", "[[1,2],[1,2]]")]
    [TestCase("$states.input.a.([1, 2])", "[1,2,1,2]")]
    [TestCase("$states.input.a.{'x': 1}", """[{"x":1},{"x":1}]""")]
    [TestCase("[[1, 2]].{'x': $}", """{"x":[1,2]}""")]
    [TestCase("($f := function($n) { $n = 0 ? $sum([1, 2]) : $f($n - 1) }; $f(3))", "3")]
    public void Results_are_those_of_an_evaluation(string expression, string? result)
    {
        if (result is null)
        {
            FluentActions.Invoking(() => JsonataExpression.Parse(expression)).Should().Throw<QuerySyntaxException>();
            return;
        }

        JsonataExpression.Parse(expression).Evaluate(Scope, "Output").ToJson().Should().Be(result);
    }

    [Test]
    public void A_constant_that_fails_does_so_only_where_it_is_reached()
    {
        var expression = JsonataExpression.Parse("$x ? 1 + 'a' : 2");

        expression.Evaluate(new QueryScope { Variables = new Given("x", false) }, "Output").ToJson().Should().Be("2");
        FluentActions.Invoking(() => expression.Evaluate(new QueryScope { Variables = new Given("x", true) }, "Output")).Should().Throw<QueryEvaluationException>().Which.Cause.Should().Be(
            "The JSONata expression '$x ? 1 + 'a' : 2' specified for the field 'Output' threw an error during evaluation. T2002: The right side of the \"+\" operator must evaluate to a number");
    }

    [Test]
    public void A_variable_with_the_name_of_a_function_is_read_all_the_same()
    {
        var expression = JsonataExpression.Parse("$exists($sum) ? $type($sum) & $count([1, 2])");

        expression.Constants.Should().NotBeEmpty();
        FluentActions.Invoking(() => expression.Evaluate(new QueryScope { Variables = new Given("count", 5) }, "Output"))
            .Should().Throw<QueryEvaluationException>().Which.Cause.Should().EndWith("T1006: Attempted to invoke a non-function");
    }

    [Test]
    public void Limits_are_passed_where_they_would_have_been()
    {
        var deep = JsonataExpression.Parse(string.Join(" + ", Enumerable.Repeat("1", 60)));
        deep.Constants.Should().ContainSingle().Which.Value.ToJson().Should().Be("60");
        deep.Evaluate(Scope, "Output").ToJson().Should().Be("60");

        FluentActions.Invoking(() => deep.Evaluate(Scope, "Output", JsonataLimits.StepFunctions with { Depth = 59 }))
            .Should().Throw<QueryEvaluationException>().Which.Cause.Should().EndWith("Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.");
        deep.Evaluate(Scope, "Output", JsonataLimits.StepFunctions with { Depth = 60 }).ToJson().Should().Be("60");

        var large = JsonataExpression.Parse("$count([1..1000])");
        FluentActions.Invoking(() => large.Evaluate(Scope, "Output", JsonataLimits.StepFunctions with { ValueBytes = 7_999 }))
            .Should().Throw<QueryEvaluationException>().Which.Cause.Should().EndWith("Expression evaluation memory limit exceeded: Check for excessive memory usage");
        large.Evaluate(Scope, "Output", JsonataLimits.StepFunctions with { ValueBytes = 8_000 }).ToJson().Should().Be("1000");

        JsonataExpression.Parse(string.Join(" + ", Enumerable.Repeat("1", 200))).Constants.Should().NotBeEmpty();
        FluentActions.Invoking(() => JsonataExpression.Parse(string.Join(" + ", Enumerable.Repeat("1", 200))).Evaluate(Scope, "Output")).Should().Throw<QueryEvaluationException>();
    }

    private sealed class Given(string name, JsonValue value) : IVariables
    {
        public bool TryGet(string asked, out JsonValue found)
        {
            found = asked == name ? value : default;
            return asked == name;
        }
    }
}
