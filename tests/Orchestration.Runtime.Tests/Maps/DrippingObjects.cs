using Orchestration.Runtime.Maps;

namespace Orchestration.Runtime.Tests.Maps;

/// <summary>Objects that come in small parts, as over a slow line, and that count what is read of them.</summary>
internal sealed class DrippingObjects(IObjectStore objects, int most) : IObjectStore
{
    /// <summary>How many streams were opened and not closed yet.</summary>
    public int Open { get; private set; }

    public async ValueTask<Stream?> OpenAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        if (await objects.OpenAsync(bucket, key, cancellationToken) is not { } content)
        {
            return null;
        }

        Open++;
        return new Drips(content, most, () => Open--);
    }

    public ValueTask<StoredObject?> FindAsync(string bucket, string key, CancellationToken cancellationToken) => objects.FindAsync(bucket, key, cancellationToken);

    public ValueTask<IReadOnlyList<StoredObject>> ListAsync(string bucket, string prefix, CancellationToken cancellationToken) => objects.ListAsync(bucket, prefix, cancellationToken);

    public ValueTask WriteAsync(string bucket, string key, Func<Stream, ValueTask> write, CancellationToken cancellationToken) => objects.WriteAsync(bucket, key, write, cancellationToken);

    public ValueTask DeleteAsync(string bucket, string key, CancellationToken cancellationToken) => objects.DeleteAsync(bucket, key, cancellationToken);

    private sealed class Drips(Stream content, int most, Action closed) : Stream
    {
        private bool _isClosed;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            content.ReadAsync(buffer[..Math.Min(most, buffer.Length)], cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => content.Read(buffer, offset, Math.Min(most, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_isClosed)
            {
                _isClosed = true;
                closed();
                content.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
