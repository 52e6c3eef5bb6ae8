namespace Orchestration.Runtime.Maps;

/// <summary>Buckets with objects, as far as a distributed Map needs them.</summary>
public interface IObjectStore
{
    /// <summary>Opens an object for reading; null where there is none. The caller closes it.</summary>
    ValueTask<Stream?> OpenAsync(string bucket, string key, CancellationToken cancellationToken);

    /// <summary>What is known of one object, without its content; null where there is none.</summary>
    ValueTask<StoredObject?> FindAsync(string bucket, string key, CancellationToken cancellationToken);

    /// <summary>The objects whose keys begin with <paramref name="prefix"/>, by key.</summary>
    ValueTask<IReadOnlyList<StoredObject>> ListAsync(string bucket, string prefix, CancellationToken cancellationToken);

    /// <summary>Writes an object, all of it or nothing: it takes its place when <paramref name="write"/> has ended.</summary>
    ValueTask WriteAsync(string bucket, string key, Func<Stream, ValueTask> write, CancellationToken cancellationToken);

    /// <summary>Removes an object, where it is there.</summary>
    ValueTask DeleteAsync(string bucket, string key, CancellationToken cancellationToken);
}
