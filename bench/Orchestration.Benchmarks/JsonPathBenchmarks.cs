using BenchmarkDotNet.Attributes;
using Orchestration.Query;
using Orchestration.Query.Intrinsics;
using Orchestration.Query.Json;
using Orchestration.Query.JsonPath;

namespace Orchestration.Benchmarks;

/// <summary>Paths, templates, intrinsic functions and ResultPath on 200 KB.</summary>
[MemoryDiagnoser]
public class JsonPathBenchmarks
{
    private readonly QueryScope _scope = new() { Input = JsonValue.Parse(Documents.Orders) };
    private readonly JsonPathExpression _member = JsonPathExpression.Parse("$.source.bucket");
    private readonly JsonPathExpression _deepMember = JsonPathExpression.Parse("$.orders[400].items[0].sku");
    private readonly JsonPathExpression _filter = JsonPathExpression.Parse("$.orders[?(@.status == 'SHIPPED' && @.total > 300)].id");
    private readonly JsonPathExpression _scan = JsonPathExpression.Parse("$..sku");
    private readonly ReferencePath _resultPath = ReferencePath.Parse("$.result");
    private readonly ReferencePath _deepResultPath = ReferencePath.Parse("$.orders[400].result.status");
    private readonly JsonValue _result = JsonValue.Object(("JobRunState", "SUCCEEDED"), ("ExecutionTime", 61));

    private readonly PayloadTemplate _template = PayloadTemplate.Compile(
        JsonValue.Parse("""{"bucket.$":"$.source.bucket","first.$":"$.orders[0].id","fixed":{"a":1},"text.$":"States.Format('{}/{}', $.source.bucket, $.run)"}"""), "Parameters");

    private readonly IntrinsicCall _format = IntrinsicCall.Parse("States.Format('s3://{}/{}', $.source.bucket, $.source.prefix)");

    [Benchmark]
    public JsonValue ReadMember() => _member.Read(_scope);

    [Benchmark]
    public JsonValue ReadDeepMember() => _deepMember.Read(_scope);

    [Benchmark]
    public JsonValue Filter() => _filter.Read(_scope);

    [Benchmark]
    public JsonValue Scan() => _scan.Read(_scope);

    [Benchmark]
    public JsonValue ResultPath() => _resultPath.Set(_scope.Input, _result);

    [Benchmark]
    public JsonValue DeepResultPath() => _deepResultPath.Set(_scope.Input, _result);

    [Benchmark]
    public long ResultPathAndItsSize() => _resultPath.Set(_scope.Input, _result).Utf8Length;

    [Benchmark]
    public JsonValue Template() => _template.Evaluate(_scope);

    [Benchmark]
    public JsonValue Format() => _format.Evaluate(_scope);
}
