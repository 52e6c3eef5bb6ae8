using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Orchestration.Query.Json.Text;

/// <summary>Reads JSON text in UTF-8 into values, in one pass and without going down the call stack.</summary>
internal ref struct JsonTextReader
{
    private const int MostSharedNames = 64;
    private const int LongestSharedName = 64;

    private static readonly SearchValues<byte> EndsOfText = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (byte)code), (byte)'"', (byte)'\\']);
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _text;
    private readonly JsonReadLimits _limits;
    private readonly ReaderMemory _memory;
    private int _at;
    private int _depth;

    private JsonTextReader(ReadOnlySpan<byte> text, JsonReadLimits limits, ReaderMemory memory)
    {
        _text = text;
        _limits = limits;
        _memory = memory;
    }

    /// <exception cref="JsonFormatException">The text is not JSON, or beyond the limits.</exception>
    public static JsonValue Read(ReadOnlySpan<byte> text, JsonReadLimits limits)
    {
        if (text.Length > limits.MaximumBytes)
        {
            throw new JsonFormatException($"The text has {text.Length} bytes; at most {limits.MaximumBytes} are read.", 1, 1);
        }

        var memory = ReaderMemory.Rent();

        try
        {
            var reader = new JsonTextReader(text, limits, memory);
            return reader.ReadDocument();
        }
        finally
        {
            memory.Return();
        }
    }

    private JsonValue ReadDocument()
    {
        if (_text.StartsWith("\uFEFF"u8))
        {
            _at = 3;
        }

        // The document stands in a level of its own, as if it were the only element of an array.
        _memory.Open(0, isObject: false);

        do
        {
            // Each round reads a value, or the start of one and then what is in it.
            while (!TryReadValue(ref _memory.Levels[_depth]))
            {
            }
        }
        while (IsFollowed());

        SkipBlanks();
        return _at == _text.Length ? _memory.Document : throw Fault("There is something after the value.");
    }

    /// <summary>Closes what ends after a value, and says whether another value must follow.</summary>
    private bool IsFollowed()
    {
        while (_depth > 0)
        {
            ref var level = ref _memory.Levels[_depth];

            if (level.Twin >= 0)
            {
                _memory.Replace(level.Start + level.Twin);
                level.Twin = -1;
            }

            SkipBlanks();
            var next = Peek();

            if (next == ',')
            {
                _at++;

                if (level.IsObject)
                {
                    SkipBlanks();
                    ReadName(ref level);
                }

                return true;
            }

            if (next != (level.IsObject ? '}' : ']'))
            {
                throw Unexpected(level.IsObject ? "',' or '}' must follow a member." : "',' or ']' must follow an element.");
            }

            _at++;
            _memory.Close(_depth--);
        }

        return false;
    }

    /// <summary>Reads a value; of an array or an object that is not empty only the start, and then the answer is no.</summary>
    private bool TryReadValue(ref ReaderMemory.Level level)
    {
        SkipBlanks();

        switch (Peek())
        {
            case '"':
                _memory.Next(ref level) = new(ReadText());
                return true;

            case '-' or (>= '0' and <= '9'):
                ReadNumber(ref _memory.Next(ref level));
                return true;

            case '{':
                return Open(ref level, isObject: true);

            case '[':
                return Open(ref level, isObject: false);

            case 't' when Take("true"u8):
                _memory.Next(ref level) = JsonValue.True;
                return true;

            case 'f' when Take("false"u8):
                _memory.Next(ref level) = JsonValue.False;
                return true;

            case 'n' when Take("null"u8):
                _memory.Next(ref level) = JsonValue.Null;
                return true;

            default:
                throw Unexpected("A value is expected here: an object, an array, text in double quotes, a number, true, false or null.");
        }
    }

    /// <summary>Opens an array or an object; an empty one is closed at once, and then the answer is yes.</summary>
    private bool Open(ref ReaderMemory.Level outer, bool isObject)
    {
        if (_depth == _limits.MaximumDepth)
        {
            throw Fault($"Arrays and objects stand in each other more than {_limits.MaximumDepth} deep.");
        }

        _at++;
        SkipBlanks();

        if (Peek() == (isObject ? '}' : ']'))
        {
            _at++;
            _memory.Next(ref outer) = isObject ? JsonObject.Empty : JsonArray.Empty;
            return true;
        }

        ref var level = ref _memory.Open(++_depth, isObject);

        if (isObject)
        {
            ReadName(ref level);
        }

        return false;
    }

    private void ReadName(ref ReaderMemory.Level level)
    {
        var rest = _text[_at..];

        if (level.Likely is not null)
        {
            if (level.Pass(rest) is > 0 and var passed)
            {
                _at += passed;
                return;
            }

            _memory.Spill(ref level);
        }

        if (level.Node is { } node && node.Match(rest) is { } known)
        {
            level.Node = known.Target;
            level.Twin = known.Twin;
            _at += known.Spelled.Length;
            return;
        }

        if (Peek() != '"')
        {
            throw Unexpected("The name of a member is expected here, in double quotes.");
        }

        var name = ReadText();
        SkipBlanks();

        if (Peek() != ':')
        {
            throw Unexpected("':' must follow the name of a member.");
        }

        _at++;

        if (level.Node is { } shared)
        {
            if (shared.Count < MostSharedNames && name.Length <= LongestSharedName && shared.Follow(name, ref _memory.Nodes) is { } branch)
            {
                level.Node = branch.Target;
                level.Twin = branch.Twin;
                return;
            }

            level.Leave();
        }

        level.Twin = level.Add(name);
    }

    private string ReadText()
    {
        var start = ++_at;
        var length = PlainLength(_text[start..], out var isAscii);

        if (start + length < _text.Length && _text[start + length] == '"')
        {
            _at = start + length + 1;
            return Decode(_text.Slice(start, length), isAscii, start);
        }

        return ReadEscapedText(start);
    }

    // How much of a text needs no closer look; eight bytes at a time, since most texts are short.
    private static int PlainLength(ReadOnlySpan<byte> text, out bool isAscii)
    {
        const int Short = 64;
        const ulong Ones = 0x0101010101010101;
        const ulong Tops = 0x8080808080808080;
        var (at, seen) = (0, 0UL);

        for (; at <= Short && text.Length - at >= sizeof(ulong); at += sizeof(ulong))
        {
            var eight = BinaryPrimitives.ReadUInt64LittleEndian(text[at..]);
            var (quote, slash) = (eight ^ (Ones * '"'), eight ^ (Ones * '\\'));

            // The top bit of each byte that ends the text; above the first such byte there may be more.
            var ends = (((quote - Ones) & ~quote) | ((slash - Ones) & ~slash) | ((eight - (Ones * ' ')) & ~eight)) & Tops;

            if (ends != 0)
            {
                var bits = BitOperations.TrailingZeroCount(ends) & ~7;
                isAscii = ((seen | (eight & ((1UL << bits) - 1))) & Tops) == 0;
                return at + (bits / 8);
            }

            seen |= eight;
        }

        var more = text[at..].IndexOfAny(EndsOfText);
        var length = more < 0 ? text.Length : at + more;
        isAscii = (seen & Tops) == 0 && Ascii.IsValid(text[at..length]);
        return length;
    }

    private string Decode(ReadOnlySpan<byte> bytes, bool isAscii, int start)
    {
        if (isAscii)
        {
            return bytes.Length is 0 or > ReaderMemory.LongestRemembered ? Encoding.Latin1.GetString(bytes) : _memory.Recall(bytes);
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            _at = start;
            throw Fault("The text is not valid UTF-8.");
        }
    }

    private string ReadEscapedText(int start)
    {
        var text = new StringBuilder();
        _at = start;

        while (true)
        {
            var length = _text[_at..].IndexOfAny(EndsOfText);

            if (length < 0)
            {
                _at = start - 1;
                throw Fault("The text is not closed by a double quote.");
            }

            var plain = _text.Slice(_at, length);
            text.Append(Decode(plain, Ascii.IsValid(plain), _at));
            _at += length;

            switch (_text[_at])
            {
                case (byte)'"':
                    _at++;
                    return text.ToString();

                case (byte)'\\':
                    text.Append(ReadEscape());
                    break;

                default:
                    throw Fault($"The control character U+{_text[_at]:X4} must be written as an escape.");
            }
        }
    }

    private char ReadEscape()
    {
        var letter = _at + 1 < _text.Length ? _text[_at + 1] : (byte)0;

        if (letter == 'u')
        {
            var code = 0;

            for (var i = _at + 2; i < _at + 6; i++)
            {
                code = i < _text.Length && char.IsAsciiHexDigit((char)_text[i])
                    ? (code << 4) | (_text[i] <= '9' ? _text[i] - '0' : (_text[i] | 0x20) - 'a' + 10)
                    : throw Fault(@"Four hexadecimal digits must follow \u.");
            }

            _at += 6;
            return (char)code;
        }

        var character = letter switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' => (char)letter,
            (byte)'b' => '\b',
            (byte)'t' => '\t',
            (byte)'n' => '\n',
            (byte)'f' => '\f',
            (byte)'r' => '\r',
            _ => throw Fault(@"There is no such escape; the escapes are \"" \\ \/ \b \t \n \f \r and \uXXXX."),
        };

        _at += 2;
        return character;
    }

    private void ReadNumber(ref JsonValue value)
    {
        const int ExactDigits = 15;
        var start = _at;
        var isNegative = _text[_at] == '-';
        _at += isNegative ? 1 : 0;
        var firstDigit = _at;
        var digits = 0L;
        Digits(ref digits);
        var count = _at - firstDigit;

        if (count == 0 || (count > 1 && _text[firstDigit] == '0'))
        {
            throw Fault(count == 0 ? "A digit must follow '-'." : "A number does not start with a needless zero.");
        }

        if (_at == _text.Length || _text[_at] is not ((byte)'.' or (byte)'e' or (byte)'E'))
        {
            value = count <= ExactDigits && !(isNegative && digits == 0) ? new(isNegative ? -digits : digits) : Spelled(start);
            return;
        }

        var decimals = 0;

        if (_text[_at] == '.')
        {
            var point = ++_at;
            Digits(ref digits);
            decimals = _at - point;

            if (decimals == 0)
            {
                throw Fault("A digit must follow the decimal point.");
            }
        }

        if (_at < _text.Length && _text[_at] is (byte)'e' or (byte)'E')
        {
            _at++;
            _at += _at < _text.Length && _text[_at] is (byte)'-' or (byte)'+' ? 1 : 0;
            var exponent = _at;
            Digits(ref digits);

            value = _at > exponent ? Spelled(start) : throw Fault("A digit must follow the exponent's mark.");
            return;
        }

        // Up to 15 digits are exact, as is the power of ten; so is the quotient rounded once, and these digits are its shortest spelling.
        value = count + decimals <= ExactDigits && _text[_at - 1] != '0' && (decimals <= 6 || digits >= Powers[decimals - 6])
            ? new((isNegative ? -digits : digits) / Powers[decimals])
            : Spelled(start);
    }

    private static readonly double[] Powers = [.. Enumerable.Range(0, 16).Select(exponent => Math.Pow(10, exponent))];


    private void Digits(ref long number)
    {
        var text = _text;
        var at = _at;

        while ((uint)at < (uint)text.Length && (uint)(text[at] - '0') <= 9)
        {
            number = unchecked((number * 10) + (text[at] - '0'));
            at++;
        }

        _at = at;
    }

    private readonly JsonValue Spelled(int start)
    {
        var spelling = _text[start.._at];
        var number = double.Parse(spelling, NumberStyles.Float, CultureInfo.InvariantCulture);
        var text = Encoding.Latin1.GetString(spelling);
        return JsonValue.Spell(number) == text ? new(number) : JsonValue.Spelled(text, number);
    }

    private bool Take(ReadOnlySpan<byte> word)
    {
        var isThere = _text[_at..].StartsWith(word);
        _at += isThere ? word.Length : 0;
        return isThere;
    }

    private readonly int Peek() => (uint)_at < (uint)_text.Length ? _text[_at] : -1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipBlanks()
    {
        if ((uint)_at < (uint)_text.Length && _text[_at] <= ' ')
        {
            SkipMoreBlanks();
        }
    }

    private void SkipMoreBlanks()
    {
        while ((uint)_at < (uint)_text.Length && _text[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _at++;
        }
    }

    private readonly JsonFormatException Unexpected(string wanted) => Fault(_at < _text.Length ? wanted : $"The text ends too early. {wanted}");

    private readonly JsonFormatException Fault(string message)
    {
        var before = _text[..Math.Min(_at, _text.Length)];
        return new(message, before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
    }
}
