using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Orchestration.Query.Json.Text;

/// <summary>Writes JSON in UTF-8 as Jackson writes it: nothing is escaped that need not be.</summary>
internal ref struct JsonTextWriter
{
    private const int LongestNumber = 32;

    // How many levels are written before the stack is looked at again.
    private const int LevelsBetweenChecks = 32;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\"\\");

    private byte[] _buffer;
    private int _count;
    private readonly bool _isIndented;

    public JsonTextWriter(int capacity, bool isIndented = false) => (_buffer, _isIndented) = (ArrayPool<byte>.Shared.Rent(Math.Max(capacity, 256)), isIndented);

    /// <summary>Whether numbers are spelled as Java prints what it made of them.</summary>
    public bool HasJavaNumbers { get; init; }

    /// <summary>Whether control characters are escaped in small hexadecimal digits, as JavaScript does it; Java does it in capital ones.</summary>
    public bool HasJavaScriptEscapes { get; init; }

    public readonly ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _count);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    public void WriteByte(byte value)
    {
        if (_count == _buffer.Length)
        {
            Grow(1);
        }

        _buffer[_count++] = value;
    }

    public void Write(in JsonValue value) => Write(value, 0);

    public void WriteText(string text)
    {
        Reserve((text.Length * 3) + 2);
        _buffer[_count++] = (byte)'"';
        var rest = text.AsSpan();

        while (true)
        {
            var plain = rest.IndexOfAny(Escaped);
            WritePlain(plain < 0 ? rest : rest[..plain]);

            if (plain < 0)
            {
                break;
            }

            WriteEscape(rest[plain]);
            rest = rest[(plain + 1)..];
            Reserve((rest.Length * 3) + 2);
        }

        _buffer[_count++] = (byte)'"';
    }

    private void Write(in JsonValue value, int depth)
    {
        switch (value.Reference)
        {
            case string text:
                WriteText(text);
                break;

            case JsonObject @object:
                WriteObject(@object, depth + 1);
                break;

            case JsonArray array:
                WriteArray(array, depth + 1);
                break;

            default:
                WriteScalar(value);
                break;
        }
    }

    private void WriteObject(JsonObject @object, int depth)
    {
        CheckStack(depth);
        WriteByte((byte)'{');
        var names = @object.Shape.Spelled;
        var values = @object.Values;

        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
            {
                WriteByte((byte)',');
            }

            Break(depth);
            WriteRaw(names[i]);

            if (_isIndented)
            {
                WriteByte((byte)' ');
            }

            Write(values[i], depth);
        }

        if (values.Length > 0)
        {
            Break(depth - 1);
        }

        WriteByte((byte)'}');
    }

    private void WriteArray(JsonArray array, int depth)
    {
        CheckStack(depth);
        WriteByte((byte)'[');
        var items = array.AsSpan();

        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                WriteByte((byte)',');
            }

            Break(depth);
            Write(items[i], depth);
        }

        if (items.Length > 0)
        {
            Break(depth - 1);
        }

        WriteByte((byte)']');
    }

    private void WriteScalar(in JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Null:
                WriteRaw("null"u8);
                break;

            case JsonKind.Boolean:
                WriteRaw(value.AsBoolean() ? "true"u8 : "false"u8);
                break;

            case JsonKind.Number:
                WriteNumber(value);
                break;

            default:
                throw new InvalidOperationException("The value is undefined, which JSON cannot say.");
        }
    }

    private void WriteNumber(in JsonValue value)
    {
        var number = value.Raw;
        Reserve(LongestNumber);

        if (HasJavaNumbers)
        {
            WriteRaw(Encoding.ASCII.GetBytes(JavaText.OfNumber(value)));
            return;
        }

        if (value.IsSpelled || (Math.Abs(number) is not (>= 1e-4 and < 1e15) && number != 0))
        {
            WriteRaw(Encoding.ASCII.GetBytes(value.NumberSpelling()));
            return;
        }

        var whole = (long)number;
        var written = 0;
        _ = whole == number ? Utf8Formatter.TryFormat(whole, _buffer.AsSpan(_count), out written)
            : number.TryFormat(_buffer.AsSpan(_count), out written, "R", CultureInfo.InvariantCulture);
        _count += written;
    }

    private void WritePlain(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            Utf8.FromUtf16(text, _buffer.AsSpan(_count), out var read, out var written, replaceInvalidSequences: false);
            _count += written;
            text = text[read..];

            if (!text.IsEmpty)
            {
                // Half a character: as an escape it comes back as it was.
                WriteEscape(text[0]);
                text = text[1..];
                Reserve((text.Length * 3) + 2);
            }
        }
    }

    private void WriteEscape(char character)
    {
        Reserve(6);
        var letter = character switch
        {
            '"' or '\\' => (byte)character,
            '\b' => (byte)'b',
            '\t' => (byte)'t',
            '\n' => (byte)'n',
            '\f' => (byte)'f',
            '\r' => (byte)'r',
            _ => (byte)0,
        };

        _buffer[_count++] = (byte)'\\';

        if (letter != 0)
        {
            _buffer[_count++] = letter;
            return;
        }

        _buffer[_count++] = (byte)'u';

        for (var shift = 12; shift >= 0; shift -= 4)
        {
            _buffer[_count++] = (HasJavaScriptEscapes ? "0123456789abcdef"u8 : "0123456789ABCDEF"u8)[(character >> shift) & 15];
        }
    }

    private void WriteRaw(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_count));
        _count += bytes.Length;
    }

    private void Break(int depth)
    {
        if (!_isIndented)
        {
            return;
        }

        Reserve((depth * 2) + 1);
        _buffer[_count++] = (byte)'\n';
        _buffer.AsSpan(_count, depth * 2).Fill((byte)' ');
        _count += depth * 2;
    }

    private static void CheckStack(int depth)
    {
        if (depth % LevelsBetweenChecks == 0)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int count)
    {
        if (_buffer.Length - _count < count)
        {
            Grow(count);
        }
    }

    private void Grow(int count)
    {
        var needed = (long)_count + count;
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(needed, _buffer.Length * 2L), Array.MaxLength));

        if (larger.Length < needed)
        {
            throw new InvalidOperationException("The value is larger than 2 GiB of JSON.");
        }

        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
