using Orchestration.Query.Json;
using Orchestration.Query.Jsonata;

namespace Orchestration.Query.Tests.Jsonata;

public class JsonataExpressionTests
{
    private static readonly QueryScope Empty = new();

    [Test]
    public void Expressions_give_what_the_case_file_says()
    {
        var wrong = from candidate in JsonataCase.Read("expressions.cases")
                    let outcome = Plain(candidate)
                    where outcome != candidate.Outcome
                    select $"{candidate.Expression} gave {outcome}, not {candidate.Outcome}";

        wrong.Should().BeEmpty();
    }

    [Test]
    public void Step_Functions_own_rules_hold_as_the_case_file_says()
    {
        var wrong = from candidate in JsonataCase.Read("step-functions.cases")
                    let outcome = OnStepFunctions(candidate)
                    where outcome != candidate.Outcome
                    select $"{candidate.Expression} gave {outcome}, not {candidate.Outcome}";

        wrong.Should().BeEmpty();
    }

    [Test]
    public void What_an_expression_reads_is_known_without_evaluating_it()
    {
        var expression = JsonataExpression.Parse("($x := $states.input.a; $x + $total + $states.context.b ~> $max($limits, $now()))");

        expression.Variables.Should().Equal("limits", "total");
        expression.StatesMembers.Should().Equal(new JsonataReference("context", 46), new JsonataReference("input", 15));
        expression.Functions.Should().Equal("max", "now");
    }

    [TestCase("($y := $x; $x := 1; $x)", "x")]
    [TestCase("($f := function() { $x }; $x := 1; $f())", "")]
    [TestCase("a@$x.b[$x = 1]#$i{$x.k: $i}", "")]
    [TestCase("function($x) { $x + $y }($y)", "y")]
    public void A_variable_counts_as_read_where_the_expression_has_not_bound_it_yet(string expression, string variables) =>
        string.Join(' ', JsonataExpression.Parse(expression).Variables).Should().Be(variables);

    [TestCase("$map([1, 2], function($x) { $x * 2 }) ~> $sum", true)]
    [TestCase("{'a': [1..3]}", true)]
    [TestCase("$states.input", false)]
    [TestCase("$x + 1", false)]
    [TestCase("$now()", false)]
    [TestCase("*", false)]
    public void An_expression_that_reads_nothing_is_constant(string expression, bool constant) => JsonataExpression.Parse(expression).IsConstant.Should().Be(constant);

    [TestCase("a", " & a", "")]
    [TestCase("1", " & 1", "")]
    [TestCase("a", " ~> a(1", ")")]
    [TestCase("a", "[a", "]")]
    [TestCase("a", "{a: a", "}")]
    [TestCase("a", " ? a : a", "")]
    [TestCase("", "(a; ", ")")]
    [TestCase("", "{'a': ", "}")]
    [TestCase("", "[", "]")]
    [TestCase("", "function($x) { $x & ", "}")]
    public void An_expression_too_long_for_its_stack_is_refused(string first, string more, string last)
    {
        foreach (var size in (int[])[192 * 1024, 256 * 1024, 512 * 1024])
        {
            // At the lengths about the limit, some would fit into one part of the compiler and not into the next.
            QuerySyntaxException? refused = null;

            for (var length = 100; refused is null; length += length / 32)
            {
                length.Should().BeLessThan(100_000);
                var text = first + string.Concat(Enumerable.Repeat(more, length)) + (more[^1] == ' ' ? "1" : "") + string.Concat(Enumerable.Repeat(last, length));
                var thread = new Thread(() => refused = Refused(text), size);
                thread.Start();
                thread.Join();
            }

            refused.Code.Should().Be("U1001");
        }

        static QuerySyntaxException? Refused(string text)
        {
            try
            {
                JsonataExpression.Parse(text).Constants.Should().NotBeNull();
                return null;
            }
            catch (QuerySyntaxException exception)
            {
                return exception;
            }
        }
    }

    [Test]
    public void All_of_states_counts_as_read_where_it_is_read_as_a_whole() => JsonataExpression.Parse("$keys($states)").StatesMembers.Should().Equal(new JsonataReference("*", 6));

    [TestCase("phone", "phone")]
    [TestCase("$count(phone.number)", "phone")]
    [TestCase("$", "$")]
    [TestCase("$$.a", "$$")]
    [TestCase("$x[phone = 1].($)", "")]
    [TestCase("$states.input.{'a': b}", "")]
    public void A_context_that_Step_Functions_does_not_give_is_named(string expression, string names) =>
        string.Join(' ', JsonataExpression.Parse(expression).TopLevelReferences).Should().Be(names);

    [Test]
    public void A_mistake_has_a_line_and_a_column()
    {
        var refused = FluentActions.Invoking(() => JsonataExpression.Parse("$a +\n  )")).Should().Throw<QuerySyntaxException>().Which;

        (refused.Code, refused.Position, refused.Line, refused.Column).Should().Be(("S0211", 7, 2, 3));
    }

    [Test]
    public void A_failure_names_the_place_in_the_expression()
    {
        var failed = FluentActions.Invoking(() => JsonataExpression.Parse("1 + (2 - 'x')").EvaluateRaw(default)).Should().Throw<JsonataException>().Which;

        (failed.Code, failed.Token, failed.Position).Should().Be(("T2002", "-", 7));
    }

    [Test]
    public void A_result_of_another_kind_than_wanted_fails_with_the_value() =>
        FluentActions.Invoking(() => JsonataExpression.Parse("{'a': 1}").EvaluateAs(JsonKind.Array, Empty, "Items")).Should().Throw<QueryEvaluationException>()
            .Which.Cause.Should().Be("""The JSONata expression '{'a': 1}' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'object' for value: {"a":1}""");

    [Test]
    public void An_evaluation_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        FluentActions.Invoking(() => JsonataExpression.Parse("($f := function() { $f() }; $f())").Evaluate(Empty, "Output", cancellation: source.Token))
            .Should().Throw<OperationCanceledException>();
    }

    [TestCase("$reduce([1..200000], function($a, $b) { [[$a]] })")]
    [TestCase("$string($reduce([1..200000], function($a, $b) { {'a': $a} }))")]
    [TestCase("$reduce([1..200000], function($a, $b) { {'a': $a} }).**")]
    [TestCase("($f := function($n) { $n + $f($n + 1) }; $f(1))")]
    [TestCase("$boolean($reduce([1..200000], function($a, $b) { [[$a]] }))")]
    [TestCase("-$reduce([1..200000], function($a, $b) { {'a': $a} })")]
    public void What_nests_too_deeply_fails_and_never_ends_the_process(string expression) =>
        FluentActions.Invoking(() => JsonataExpression.Parse(expression).EvaluateRaw(1)).Should().Throw<JsonataException>().Which.Message.Should().NotBeEmpty();

    [TestCase("(", ")")]
    [TestCase("[", "]")]
    [TestCase("1+", "1")]
    [TestCase("-", "1")]
    [TestCase("a.", "a")]
    [TestCase("$f(", ")")]
    [TestCase("{\"a\":", "1}")]
    public void An_expression_that_nests_too_deeply_is_refused(string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, 100_000)) + string.Concat(Enumerable.Repeat(close, 100_000));

        FluentActions.Invoking(() => JsonataExpression.Parse(text)).Should().Throw<QuerySyntaxException>()
            .WithMessage("The expression nests deeper than 500 levels; split it with variables.");
    }

    [Test]
    public void One_expression_serves_many_threads()
    {
        var expression = JsonataExpression.Parse("($f := function($n) { $n < 2 ? $n : $f($n - 1) + $f($n - 2) }; $states.input.n.$f($))");
        var results = new JsonValue[200];

        Parallel.For(0, results.Length, i => results[i] = expression.Evaluate(new QueryScope { Input = JsonValue.Object(("n", 10 + (i % 2))) }, "Output"));

        results.Where((_, i) => i % 2 == 0).Should().AllBeEquivalentTo((JsonValue)55);
        results.Where((_, i) => i % 2 == 1).Should().AllBeEquivalentTo((JsonValue)89);
    }

    [Test]
    public void A_read_of_a_field_allocates_nothing()
    {
        var (expression, scope) = (JsonataExpression.Parse("$states.input.a.b"), new QueryScope { Input = JsonValue.Parse("""{"a":{"b":{"c":1}}}""") });
        expression.Evaluate(scope, "Output");
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++)
        {
            expression.Evaluate(scope, "Output");
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Test]
    public void What_a_result_shares_with_the_input_keeps_its_spelling() =>
        JsonataExpression.Parse("{'n': $states.input.n}").Evaluate(new QueryScope { Input = JsonValue.Parse("""{"n":[1.0,12345678901234567890]}""") }, "Output")
            .ToJson().Should().Be("""{"n":[1.0,12345678901234567890]}""");

    [Test]
    public void Nothing_of_an_evaluation_clings_to_its_result()
    {
        var first = JsonataExpression.Parse("{'list': $states.input.a[]}").Evaluate(new QueryScope { Input = JsonValue.Parse("""{"a":7}""") }, "Assign");

        JsonataExpression.Parse("$states.input.list").Evaluate(new QueryScope { Input = first }, "Output").ToJson().Should().Be("[7]");
    }

    private static string Plain(JsonataCase candidate)
    {
        try
        {
            return JsonataExpression.Parse(candidate.Expression).EvaluateRaw(JsonValue.Parse(candidate.Input)).ToString();
        }
        catch (JsonataException exception)
        {
            return $"{exception.Code} {exception.Message}";
        }
        catch (QuerySyntaxException exception)
        {
            return $"{exception.Code} {exception.Message}";
        }
    }

    private static string OnStepFunctions(JsonataCase candidate)
    {
        var scope = new QueryScope
        {
            Input = JsonValue.Parse(candidate.Input),
            Context = JsonValue.Parse("""{"State":{"Name":"Here"}}"""),
            Variables = new Ready(),
            Time = new FixedTime(),
        };

        try
        {
            return JsonataExpression.Parse(candidate.Expression).Evaluate(scope, "Output/x", JsonataLimits.StepFunctions with { Time = TimeSpan.FromMilliseconds(50) }).ToJson();
        }
        catch (QueryEvaluationException exception)
        {
            exception.Error.Should().Be("States.QueryEvaluationError");
            exception.Location.Should().Be("Output/x");
            return exception.Cause.Replace($"The JSONata expression '{candidate.Expression}' specified for the field 'Output/x' ", "", StringComparison.Ordinal);
        }
    }

    private sealed class Ready : IVariables
    {
        public bool TryGet(string name, out JsonValue value)
        {
            value = name == "ready" ? JsonValue.Array(true) : default;
            return !value.IsUndefined;
        }
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 31, 4, 0, 0, TimeSpan.Zero);
    }
}
