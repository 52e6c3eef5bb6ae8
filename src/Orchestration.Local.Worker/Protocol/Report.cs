using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Orchestration.Local.Worker.Protocol;

/// <summary>Writes what the parent is told, a line each.</summary>
internal sealed class Report(Stream output)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lock _lock = new();

    public void Log(string text) => Say(Encoding.UTF8.GetBytes(text.ReplaceLineEndings(" ")));

    public void Progress(string table, double done) => Write("progress", json =>
    {
        json.WriteString("table", table);
        json.WriteNumber("done", Math.Round(done, 2));
    });

    public void Table(string layer, string table, long accepted, IReadOnlyDictionary<string, long> rejected, int files) => Write("table", json =>
    {
        json.WriteString("layer", layer);
        json.WriteString("table", table);
        json.WriteNumber("accepted", accepted);
        json.WriteStartObject("rejected");

        foreach (var (reason, rows) in rejected.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(reason, rows);
        }

        json.WriteEndObject();
        json.WriteNumber("files", files);
    });

    public void Crawled(Action<Utf8JsonWriter> table) => Write("crawled", json =>
    {
        json.WritePropertyName("table");
        table(json);
    });

    /// <summary>An item of a distributed Map, as JSON text. It is on its way with the next message at the latest: there may be millions.</summary>
    public void Item(string json) => Line(Encoding.UTF8.GetBytes($$"""{"type":"item","value":{{json}}}"""));

    public void Succeeded() => Write("succeeded", _ => { });

    public void Failed(string error) => Write("failed", json => json.WriteString("error", error));

    private void Write(string type, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();

        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            members(json);
            json.WriteEndObject();
        }

        Say(buffer.WrittenSpan);
    }

    private void Say(ReadOnlySpan<byte> line)
    {
        lock (_lock)
        {
            Line(line);
            output.Flush();
        }
    }

    private void Line(ReadOnlySpan<byte> line)
    {
        lock (_lock)
        {
            output.Write(line);
            output.WriteByte((byte)'\n');
        }
    }
}
