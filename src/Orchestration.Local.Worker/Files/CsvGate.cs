using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;

namespace Orchestration.Local.Worker.Files;

/// <summary>
/// Judges a CSV file (RFC 4180, UTF-8, a header) before an engine reads it, because engines shift and lose rows of odd files without a word.
/// A record with another number of fields, or with bytes that are no text, is set aside with its line; a file whose quotes do not pair up,
/// or whose header is another, is refused, for nobody can say where its records end.
/// </summary>
internal sealed class CsvGate(ImmutableArray<string> columns)
{
    private const int Limit = 64 << 20;
    private static readonly SearchValues<byte> Special = SearchValues.Create(",\"\n\r"u8);

    /// <summary>
    /// Looks at a file. One with faults is copied to <paramref name="clean"/> without them; the answer names the file to read.
    /// </summary>
    /// <exception cref="JobException">The file is refused, by name.</exception>
    public GatedFile Pass(string path, string clean)
    {
        var name = Path.GetFileName(path);
        var faults = new List<FileFault>();
        var (records, headerSeen, longest, odd) = (0L, false, 0, false);
        var lineEnd = 0;

        using (var input = new CsvRecords(File.OpenRead(path), name))
        {
            while (input.Next(out var text, out var record))
            {
                // Before the header, a blank line would be taken for it; and DuckDB wants one kind of line end.
                odd |= (text.IsEmpty && !headerSeen) || (lineEnd > 0 && record.LineEnd > 0 && record.LineEnd != lineEnd);
                lineEnd = Math.Max(lineEnd, record.LineEnd);

                if (text.IsEmpty)
                {
                    continue;
                }

                if (!headerSeen)
                {
                    CheckHeader(name, text);
                    headerSeen = true;
                }
                else if (Fault(text, record) is { } reason)
                {
                    faults.Add(new(name, record.Line, Encoding.UTF8.GetString(text), reason));
                }
                else
                {
                    records++;
                    longest = Math.Max(longest, text.Length);
                }
            }
        }

        if (!headerSeen)
        {
            throw Refused(name, $"it has no header; {string.Join(',', columns)} is expected");
        }

        if (faults.Count == 0 && !odd)
        {
            return new(path, records, longest, []);
        }

        WriteClean(path, name, clean);
        return new(clean, records, longest, [.. faults]);
    }

    private static JobException Refused(string name, string why) => new($"{name} is refused: {why}.");

    private void WriteClean(string path, string name, string clean)
    {
        using var input = new CsvRecords(File.OpenRead(path), name);
        using var output = File.Create(clean);

        while (input.Next(out var text, out var record))
        {
            if (!text.IsEmpty && Fault(text, record) is null)
            {
                output.Write(text);
                output.WriteByte((byte)'\n');
            }
        }
    }

    private string? Fault(ReadOnlySpan<byte> text, Record record) =>
        record.Fields != columns.Length ? $"{record.Fields} fields instead of {columns.Length}"
        : record.StrayReturn ? "a carriage return outside quotes"
        : Utf8.IsValid(text) ? null
        : "not UTF-8";

    private void CheckHeader(string file, ReadOnlySpan<byte> text)
    {
        var names = Encoding.UTF8.GetString(text).Split(',').Select(name => name.Length > 1 && name[0] == '"' && name[^1] == '"' ? name[1..^1] : name);

        if (!names.SequenceEqual(columns))
        {
            throw Refused(file, $"its header is {Encoding.UTF8.GetString(text)}; {string.Join(',', columns)} is expected");
        }
    }

    private readonly record struct Record(long Line, int LineEnd, int Fields, bool StrayReturn);

    /// <summary>Cuts a stream into records, a buffer at a time.</summary>
    private sealed class CsvRecords(FileStream stream, string name) : IDisposable
    {
        private byte[] _buffer = new byte[1 << 20];
        private int _position;
        private int _filled;
        private bool _begun;
        private long _line = 1;
        private bool _atEnd;

        public bool Next(out ReadOnlySpan<byte> text, out Record record)
        {
            if (!_begun)
            {
                _begun = true;
                Fill();
                _position = Beginning(_buffer.AsSpan(0, _filled));
            }

            while (_position < _filled || !_atEnd)
            {
                if (_position < _filled && Cut(_buffer.AsSpan(_position, _filled - _position)) is { } cut)
                {
                    text = _buffer.AsSpan(_position, cut.Length);
                    record = new(_line, cut.End - cut.Length, cut.Fields, cut.StrayReturn);
                    _position += cut.End;
                    _line += cut.Lines;
                    return true;
                }

                Fill();
            }

            text = default;
            record = default;
            return false;
        }

        public void Dispose() => stream.Dispose();

        private int Beginning(ReadOnlySpan<byte> bytes) => bytes switch
        {
            [0x1F, 0x8B, ..] => throw Refused(name, "it is compressed (gzip); unpack it first"),
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => throw Refused(name, "it is UTF-16; UTF-8 is read"),
            [0xEF, 0xBB, 0xBF, ..] => 3,
            _ => 0,
        };

        private void Fill()
        {
            _buffer.AsSpan(_position, _filled - _position).CopyTo(_buffer);
            _filled -= _position;
            _position = 0;

            if (_filled == _buffer.Length)
            {
                if (_filled >= Limit)
                {
                    throw Refused(name, $"line {_line} begins a record of more than {Limit >> 20} MB, so a quote is probably never closed");
                }

                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var read = stream.Read(_buffer, _filled, _buffer.Length - _filled);
            _filled += read;
            _atEnd = read == 0;
        }

        /// <summary>The first record of <paramref name="bytes"/>; null when it may go on behind them.</summary>
        private Piece? Cut(ReadOnlySpan<byte> bytes)
        {
            var (position, fieldStart, fields, lines, stray) = (0, 0, 1, 1L, false);

            while (true)
            {
                var step = bytes[position..].IndexOfAny(Special);

                if (step < 0)
                {
                    return _atEnd ? new(bytes.Length, bytes.Length, fields, lines, stray) : null;
                }

                position += step;

                switch (bytes[position])
                {
                    case (byte)',':
                        fields++;
                        fieldStart = ++position;
                        break;

                    case (byte)'\n':
                        return new(position, position + 1, fields, lines, stray);

                    case (byte)'\r' when position + 1 == bytes.Length && !_atEnd:
                        return null;

                    case (byte)'\r' when position + 1 < bytes.Length && bytes[position + 1] == '\n':
                        return new(position, position + 2, fields, lines, stray);

                    case (byte)'\r':
                        stray = true;
                        position++;
                        break;

                    case var _ when position != fieldStart:
                        throw Refused(name, $"line {_line + lines - 1} has a quote inside a field that does not begin with one");

                    default:
                        if (Unquote(bytes, position, ref lines) is not { } after)
                        {
                            return null;
                        }

                        position = after;
                        break;
                }
            }
        }

        /// <summary>Where the quoted field that begins at <paramref name="start"/> ends; null when it may go on behind the buffer.</summary>
        private int? Unquote(ReadOnlySpan<byte> bytes, int start, ref long lines)
        {
            var opened = _line + lines - 1;
            var position = start + 1;

            while (true)
            {
                var step = bytes[position..].IndexOf((byte)'"');

                if (step < 0 || (position + step + 1 == bytes.Length && !_atEnd))
                {
                    return !_atEnd ? null : step < 0 ? throw Refused(name, $"the quote that line {opened} opens is never closed") : position + step + 1;
                }

                lines += bytes.Slice(position, step).Count((byte)'\n');
                position += step + 1;

                if (position == bytes.Length || bytes[position] is (byte)',' or (byte)'\n' or (byte)'\r')
                {
                    return position;
                }

                if (bytes[position] != '"')
                {
                    throw Refused(name, $"line {_line + lines - 1} has text after a closing quote");
                }

                position++;
            }
        }

        private readonly record struct Piece(int Length, int End, int Fields, long Lines, bool StrayReturn);
    }
}
