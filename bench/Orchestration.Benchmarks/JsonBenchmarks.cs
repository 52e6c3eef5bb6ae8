using System.Buffers;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Orchestration.Query.Json;

namespace Orchestration.Benchmarks;

/// <summary>Reading and writing 200 KB, beside System.Text.Json's read-only document.</summary>
[MemoryDiagnoser]
public class JsonBenchmarks
{
    private readonly byte[] _text = Encoding.UTF8.GetBytes(Documents.Orders);
    private readonly ArrayBufferWriter<byte> _output = new(1 << 20);
    private JsonValue _value;
    private JsonDocument? _document;

    [GlobalSetup]
    public void Read()
    {
        _value = JsonValue.Parse(_text);
        _document = JsonDocument.Parse(_text);
    }

    [Benchmark]
    public JsonValue ReadValue() => JsonValue.Parse(_text);

    [Benchmark]
    public int ReadJsonDocument()
    {
        using var document = JsonDocument.Parse(_text);
        return document.RootElement.GetPropertyCount();
    }

    [Benchmark]
    public int WriteValue()
    {
        _output.ResetWrittenCount();
        _value.WriteTo(_output);
        return _output.WrittenCount;
    }

    [Benchmark]
    public int WriteJsonDocument()
    {
        _output.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_output);
        _document!.WriteTo(writer);
        writer.Flush();
        return _output.WrittenCount;
    }

    [Benchmark]
    public long MeasureSize() => JsonValue.Object(("again", _value["orders"])).Utf8Length;

    [Benchmark]
    public bool CompareDeeply() => _value == JsonValue.Object(("orders", _value["orders"]), ("run", _value["run"]), ("source", _value["source"]));
}
