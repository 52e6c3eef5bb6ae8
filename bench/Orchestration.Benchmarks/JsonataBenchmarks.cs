using BenchmarkDotNet.Attributes;
using Orchestration.Query;
using Orchestration.Query.Json;
using Orchestration.Query.Jsonata;

namespace Orchestration.Benchmarks;

/// <summary>Expressions on 200 KB, as a state evaluates them.</summary>
[MemoryDiagnoser]
public class JsonataBenchmarks
{
    private readonly QueryScope _scope = new() { Input = JsonValue.Parse(Documents.Orders) };
    private readonly JsonataExpression _member = JsonataExpression.Parse("$states.input.source.bucket");
    private readonly JsonataExpression _filter = JsonataExpression.Parse("""$states.input.orders[status = "SHIPPED" and total > 300].id""");
    private readonly JsonataExpression _group = JsonataExpression.Parse("$states.input.orders{customer.city: $sum(total)}");
    private readonly JsonataExpression _aggregate = JsonataExpression.Parse("$sum($states.input.orders.items.(price * qty))");
    private readonly JsonataExpression _recursion = JsonataExpression.Parse("($f := function($n) { $n < 2 ? $n : $f($n - 1) + $f($n - 2) }; $f(12))");
    private readonly JsonataExpression _sort = JsonataExpression.Parse("$states.input.orders^(>total).id[0]");

    private readonly JsonataTemplate _template = JsonataTemplate.Compile(
        JsonValue.Parse("""{"bucket":"{% $states.input.source.bucket %}","first":"{% $states.input.orders[0].id %}","fixed":{"a":1}}"""), "Arguments");

    [Benchmark]
    public JsonValue ReadMember() => _member.Evaluate(_scope, "Output");

    [Benchmark]
    public JsonValue Filter() => _filter.Evaluate(_scope, "Output");

    [Benchmark]
    public JsonValue Group() => _group.Evaluate(_scope, "Output");

    [Benchmark]
    public JsonValue Aggregate() => _aggregate.Evaluate(_scope, "Output");

    [Benchmark]
    public JsonValue Recursion() => _recursion.Evaluate(_scope, "Output");

    [Benchmark]
    public JsonValue Sort() => _sort.Evaluate(_scope, "Output");

    [Benchmark]
    public JsonValue Template() => _template.Evaluate(_scope);

    [Benchmark]
    public JsonataExpression Compile() => JsonataExpression.Parse("$states.input.orders{customer.city: $sum(total)}");
}
