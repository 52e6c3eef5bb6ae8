using System.Diagnostics;
using System.Text;
using Orchestration.Benchmarks;
using Orchestration.Query.Json;
using Orchestration.Query.Jsonata;

namespace Orchestration.Comparison;

/// <summary>An expression and the document that it is evaluated on.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Wanted">How many times as fast as the reference it is to be.</param>
/// <param name="Expression">The expression.</param>
/// <param name="Document">The document, as JSON.</param>
internal sealed record Contest(string Name, double Wanted, string Expression, string Document)
{
    private const int Rounds = 8;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(0.3);

    public static IReadOnlyList<Contest> All { get; } =
    [
        new("field", 10, "source.bucket", Documents.Orders),
        new("deep field", 10, "order.customer.address.city", """{"order":{"id":"o-1","customer":{"name":"Ana","address":{"street":"Rua 1","city":"Porto"}}}}"""),
        new("group", 5, "orders{customer.city: $sum(total)}", Orders(100)),
        new("filter and map", 5, """orders[total > 20 and status = "SHIPPED"].{"id": id, "total": total * 2}""", Orders(100)),
        new("recursion", 5, "($fibonacci := function($n) { $n < 2 ? $n : $fibonacci($n - 1) + $fibonacci($n - 2) }; $fibonacci(12))", "null"),
        new("aggregate of 200 KB", 5, "$sum(orders.items.(price * qty))", Documents.Orders),
        new("higher-order functions", 5, "orders ~> $filter(function($o) { $o.total > 20 }) ~> $map(function($o) { $o.total }) ~> $reduce(function($a, $b) { $a + $b })", Orders(100)),
        new("text", 1, """$join(orders.(id & ":" & $uppercase(customer.city)), ",")""", Orders(100)),
    ];

    /// <summary>Measures both in turns, and keeps the best round of each.</summary>
    public JsonValue Hold(Reference reference)
    {
        var (expression, document) = (JsonataExpression.Parse(Expression), JsonValue.Parse(Encoding.UTF8.GetBytes(Document)));
        var (here, bytes, there) = (0d, double.PositiveInfinity, 0d);
        reference.Compile(this);

        for (var round = 0; round < Rounds; round++)
        {
            there = Math.Max(there, reference.Round());
            var (rate, allocated) = Measure(expression, document);
            (here, bytes) = (Math.Max(here, rate), Math.Min(bytes, allocated));
        }

        return JsonValue.Object(
            ("name", Name),
            ("expression", Expression),
            ("documentBytes", Document.Length),
            ("evaluationsASecond", Math.Round(here)),
            ("bytesAnEvaluation", Math.Round(bytes)),
            ("jsonata206ASecond", Math.Round(there)),
            ("times", Math.Round(here / there, 1)),
            ("wantedTimes", Wanted));
    }

    private static (double Rate, double Bytes) Measure(JsonataExpression expression, JsonValue document)
    {
        var (count, allocated, watch) = (0L, GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());

        for (var batch = 1; watch.Elapsed < Round; batch = Math.Min(batch * 2, 1024))
        {
            for (var i = 0; i < batch; i++)
            {
                expression.EvaluateRaw(document);
            }

            count += batch;
        }

        return (count / watch.Elapsed.TotalSeconds, (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)count);
    }

    private static string Orders(int count)
    {
        var orders = JsonValue.Parse(Encoding.UTF8.GetBytes(Documents.Orders))["orders"].AsArray().Take(count);
        return JsonValue.Object(("orders", JsonValue.Array([.. orders]))).ToJson();
    }
}
