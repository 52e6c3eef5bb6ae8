using System.IO.Compression;

namespace Orchestration.Runtime.Maps;

/// <summary>Objects that may be compressed, which their first two bytes tell.</summary>
internal static class Gzip
{
    /// <summary>What the object says, decompressed where it is compressed.</summary>
    public static async ValueTask<Stream> OpenAsync(Stream content, CancellationToken cancellationToken)
    {
        var start = new byte[2];
        var read = await content.ReadAtLeastAsync(start, 2, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var whole = new BegunStream(start.AsMemory(0, read), content);
        return start is [0x1f, 0x8b] ? new GZipStream(whole, CompressionMode.Decompress) : whole;
    }
}
