namespace Orchestration.Runtime.Maps;

/// <summary>Buckets with objects, as far as a distributed Map needs them.</summary>
public interface IObjectStore
{
    /// <summary>The bytes of an object; null where there is none.</summary>
    ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string bucket, string key, CancellationToken cancellationToken);

    /// <summary>The objects whose keys begin with <paramref name="prefix"/>, by key.</summary>
    ValueTask<IReadOnlyList<StoredObject>> ListAsync(string bucket, string prefix, CancellationToken cancellationToken);

    /// <summary>Writes an object, all of it or nothing.</summary>
    ValueTask WriteAsync(string bucket, string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
