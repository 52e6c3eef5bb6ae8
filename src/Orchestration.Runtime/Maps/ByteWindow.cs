using Orchestration.Runtime.States;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime.Maps;

/// <summary>The part of a stream that is being read. It grows as far as one item needs, and no further than an item may.</summary>
internal sealed class ByteWindow(Stream content)
{
    /// <summary>How many bytes an item may have in an object.</summary>
    public const int LargestItem = 8 << 20;

    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    /// <summary>Whether nothing comes after <see cref="Bytes"/>.</summary>
    public bool IsLast { get; private set; }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_start, _end - _start);

    public static TaskException TooLarge => new(ErrorNames.ItemReaderFailed, $"An item of the object has more than {LargestItem} bytes.");

    /// <summary>Leaves bytes behind.</summary>
    public void Advance(int count) => _start += count;

    /// <summary>Reads on until twice as much is not left behind, or to the end: whoever looks at an unfinished item again from its start then looks at each byte a few times only, however small the parts are in which it comes.</summary>
    /// <exception cref="TaskException">What is not left behind is larger than an item may be.</exception>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            Bytes.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end > LargestItem)
        {
            throw TooLarge;
        }

        var enough = Math.Clamp(_end * 2, 1, LargestItem + 1);

        if (_buffer.Length < enough)
        {
            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, LargestItem + 1));
        }

        while (_end < enough && !IsLast)
        {
            var read = await content.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _end += read;
            IsLast = read == 0;
        }
    }
}
