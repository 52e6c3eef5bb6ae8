using System.Text;
using Orchestration.Query.Json;
using Orchestration.Runtime.Maps;

namespace Orchestration.Runtime.Tests.Conformance;

/// <summary>The objects that were put before a case was recorded.</summary>
internal sealed class RecordedObjects : IObjectStore
{
    private readonly SortedDictionary<(string Bucket, string Key), ReadOnlyMemory<byte>> _objects = [];

    public RecordedObjects(RecordedCase recorded)
    {
        foreach (var step in recorded.Json["setup"].IsArray ? recorded.Json["setup"].AsArray() : JsonArray.Empty)
        {
            if (step["op"] == "put_object" && step["args"]["Body"].IsString)
            {
                _objects[(step["args"]["Bucket"].AsString(), step["args"]["Key"].AsString())] = Encoding.UTF8.GetBytes(step["args"]["Body"].AsString());
            }
        }

        foreach (var (path, content) in recorded.Json["needs"]["s3"].IsObject ? recorded.Json["needs"]["s3"].AsObject() : JsonObject.Empty)
        {
            _objects[("harness-artifact-bucket", path)] = Encoding.UTF8.GetBytes(content.AsString());
        }
    }

    public ValueTask<Stream?> OpenAsync(string bucket, string key, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Stream?>(_objects.TryGetValue((bucket, key), out var content) ? new MemoryStream(content.ToArray()) : null);

    public ValueTask<StoredObject?> FindAsync(string bucket, string key, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_objects.TryGetValue((bucket, key), out var content) ? new StoredObject(key, content.Length, default, "\"e\"") : null);

    public ValueTask<IReadOnlyList<StoredObject>> ListAsync(string bucket, string prefix, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<StoredObject>>(
        [
            .. _objects.Where(one => one.Key.Bucket == bucket && one.Key.Key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(one => new StoredObject(one.Key.Key, one.Value.Length, default, "\"e\"")),
        ]);

    public async ValueTask WriteAsync(string bucket, string key, Func<Stream, ValueTask> write, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await write(content);
        _objects[(bucket, key)] = content.ToArray();
    }

    public ValueTask DeleteAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        _objects.Remove((bucket, key));
        return ValueTask.CompletedTask;
    }
}
