using System.Globalization;

namespace Orchestration.Runtime.Maps;

/// <summary>Buckets that are folders side by side, and objects that are files in them.</summary>
/// <param name="root">The folder that holds the buckets.</param>
public sealed class FolderObjectStore(string root) : IObjectStore
{
    private readonly string _root = Path.GetFullPath(root);

    /// <inheritdoc />
    public ValueTask<Stream?> OpenAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        var path = FindPath(bucket, key);
        return ValueTask.FromResult<Stream?>(File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, useAsync: true) : null);
    }

    /// <inheritdoc />
    public ValueTask<StoredObject?> FindAsync(string bucket, string key, CancellationToken cancellationToken) =>
        ValueTask.FromResult(FindPath(bucket, key) is { } path && new FileInfo(path) is { Exists: true } file ? Describe(key, file) : null);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<StoredObject>> ListAsync(string bucket, string prefix, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);

        // No object outside the folder that the prefix names can be among them. Where that lies outside the bucket there is none, as no key begins so.
        if (FindPath(bucket, "") is not { } folder || FindPath(bucket, prefix[..(prefix.LastIndexOf('/') + 1)]) is not { } below || !Directory.Exists(below))
        {
            return ValueTask.FromResult<IReadOnlyList<StoredObject>>([]);
        }

        return ValueTask.FromResult<IReadOnlyList<StoredObject>>(
        [
            .. new DirectoryInfo(below).EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(file => (File: file, Key: Path.GetRelativePath(folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/')))
                .Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal))
                .OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => Describe(one.Key, one.File)),
        ]);
    }

    /// <inheritdoc />
    public async ValueTask WriteAsync(string bucket, string key, Func<Stream, ValueTask> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        var path = FindPath(bucket, key) ?? throw new ArgumentException($"'{bucket}' with '{key}' is no place inside the store.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";

        try
        {
            var content = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 4096, useAsync: true);

            await using (content.ConfigureAwait(false))
            {
                await write(content).ConfigureAwait(false);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc />
    public ValueTask DeleteAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        var path = FindPath(bucket, key);

        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return ValueTask.CompletedTask;
    }

    private static StoredObject Describe(string key, FileInfo file) =>
        new(key, file.Length, file.LastWriteTimeUtc, string.Create(CultureInfo.InvariantCulture, $"\"{file.Length:x}-{file.LastWriteTimeUtc.Ticks:x}\""));

    // Null for a key such as ../x, which would lead out of its bucket.
    private string? FindPath(string bucket, string key)
    {
        var folder = Path.GetFullPath(Path.Combine(_root, bucket));
        var path = Path.GetFullPath(Path.Combine(folder, key));
        return Path.GetDirectoryName(folder) == _root && (path == folder || path.TrimEnd('/') == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            ? path
            : null;
    }
}
