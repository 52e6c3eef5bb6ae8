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
        var path = PathOf(bucket, key);
        return ValueTask.FromResult<Stream?>(File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, useAsync: true) : null);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<StoredObject>> ListAsync(string bucket, string prefix, CancellationToken cancellationToken)
    {
        var folder = PathOf(bucket, "");
        // No object outside the folder that the prefix names can be among them.
        var below = PathOf(bucket, prefix[..(prefix.LastIndexOf('/') + 1)]);

        if (!Directory.Exists(below))
        {
            return ValueTask.FromResult<IReadOnlyList<StoredObject>>([]);
        }

        return ValueTask.FromResult<IReadOnlyList<StoredObject>>(
        [
            .. new DirectoryInfo(below).EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(file => (File: file, Key: Path.GetRelativePath(folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/')))
                .Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal))
                .OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => new StoredObject(
                    one.Key, one.File.Length, one.File.LastWriteTimeUtc, string.Create(CultureInfo.InvariantCulture, $"\"{one.File.Length:x}-{one.File.LastWriteTimeUtc.Ticks:x}\""))),
        ]);
    }

    /// <inheritdoc />
    public async ValueTask WriteAsync(string bucket, string key, Func<Stream, ValueTask> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        var path = PathOf(bucket, key);
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
        var path = PathOf(bucket, key);

        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return ValueTask.CompletedTask;
    }

    // A key such as ../x must not lead out of its bucket.
    private string PathOf(string bucket, string key)
    {
        var folder = Path.GetFullPath(Path.Combine(_root, bucket));
        var path = Path.GetFullPath(Path.Combine(folder, key));
        return Path.GetDirectoryName(folder) == _root && (path == folder || path.TrimEnd('/') == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            ? path
            : throw new ArgumentException($"'{bucket}' with '{key}' is no place inside the store.");
    }
}
