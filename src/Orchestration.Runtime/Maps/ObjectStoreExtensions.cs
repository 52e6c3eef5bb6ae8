namespace Orchestration.Runtime.Maps;

/// <summary>Whole objects at once.</summary>
public static class ObjectStoreExtensions
{
    /// <summary>The bytes of an object; null where there is none.</summary>
    public static async ValueTask<byte[]?> ReadAsync(this IObjectStore objects, string bucket, string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(objects);

        if (await objects.OpenAsync(bucket, key, cancellationToken).ConfigureAwait(false) is not { } content)
        {
            return null;
        }

        await using (content.ConfigureAwait(false))
        {
            using var memory = new MemoryStream();
            await content.CopyToAsync(memory, cancellationToken).ConfigureAwait(false);
            return memory.ToArray();
        }
    }

    /// <summary>Writes an object, all of it or nothing.</summary>
    public static ValueTask WriteAsync(this IObjectStore objects, string bucket, string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(objects);
        return objects.WriteAsync(bucket, key, stream => stream.WriteAsync(content, cancellationToken), cancellationToken);
    }
}
