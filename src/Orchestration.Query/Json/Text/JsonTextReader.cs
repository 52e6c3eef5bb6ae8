using System.Buffers;
using System.Globalization;
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

        while (true)
        {
            // Each round reads one scalar, or opens an array or an object.
            if (!TryReadScalar(out var value) && !TryOpen(out value))
            {
                continue;
            }

            if (Add(value) is { } document)
            {
                SkipBlanks();
                return _at == _text.Length ? document : throw Fault("There is something after the value.");
            }
        }
    }

    /// <summary>Puts a value where it belongs and closes what ends after it; gives the document when that was all.</summary>
    private JsonValue? Add(JsonValue value)
    {
        while (true)
        {
            if (_depth == 0)
            {
                return value;
            }

            ref var level = ref _memory.Levels[_depth - 1];

            if (level.Twin >= 0)
            {
                _memory.Values[level.Start + level.Twin] = value;
                level.Twin = -1;
            }
            else
            {
                _memory.Push(value);
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

                return null;
            }

            if (next != (level.IsObject ? '}' : ']'))
            {
                throw Unexpected(level.IsObject ? "',' or '}' must follow a member." : "',' or ']' must follow an element.");
            }

            _at++;
            _depth--;
            value = _memory.Close(ref level);
        }
    }

    private bool TryReadScalar(out JsonValue value)
    {
        SkipBlanks();

        switch (Peek())
        {
            case '"':
                value = ReadText();
                return true;

            case '-' or (>= '0' and <= '9'):
                value = ReadNumber();
                return true;

            case 't' when Take("true"u8):
                value = JsonValue.True;
                return true;

            case 'f' when Take("false"u8):
                value = JsonValue.False;
                return true;

            case 'n' when Take("null"u8):
                value = JsonValue.Null;
                return true;

            case '[' or '{':
                value = default;
                return false;

            default:
                throw Unexpected("A value is expected here: an object, an array, text in double quotes, a number, true, false or null.");
        }
    }

    /// <summary>Opens an array or an object; an empty one is closed at once and given back.</summary>
    private bool TryOpen(out JsonValue value)
    {
        var isObject = _text[_at] == '{';

        if (_depth == _limits.MaximumDepth)
        {
            throw Fault($"Arrays and objects stand in each other more than {_limits.MaximumDepth} deep.");
        }

        _at++;
        SkipBlanks();

        if (Peek() == (isObject ? '}' : ']'))
        {
            _at++;
            value = isObject ? JsonObject.Empty : JsonArray.Empty;
            return true;
        }

        ref var level = ref _memory.Open(_depth++, isObject);

        if (isObject)
        {
            ReadName(ref level);
        }

        value = default;
        return false;
    }

    private void ReadName(ref ReaderMemory.Level level)
    {
        if (level.Node is { } node && node.Match(_text[_at..]) is { } known)
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
        var length = _text[start..].IndexOfAny(EndsOfText);

        if (length >= 0 && _text[start + length] == '"')
        {
            _at = start + length + 1;
            return Decode(_text.Slice(start, length), start);
        }

        return ReadEscapedText(start);
    }

    private string Decode(ReadOnlySpan<byte> bytes, int start)
    {
        if (bytes.Length <= ReaderMemory.LongestRemembered)
        {
            if (bytes.IsEmpty)
            {
                return "";
            }

            ref var slot = ref _memory.Remembered(bytes);

            if (slot is not null && Ascii.Equals(bytes, slot))
            {
                return slot;
            }

            if (Ascii.IsValid(bytes))
            {
                return slot = Encoding.Latin1.GetString(bytes);
            }
        }
        else if (Ascii.IsValid(bytes))
        {
            return Encoding.Latin1.GetString(bytes);
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

            text.Append(Decode(_text.Slice(_at, length), _at));
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

    private JsonValue ReadNumber()
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
            return count <= ExactDigits && !(isNegative && digits == 0) ? new(isNegative ? -digits : digits) : Spelled(start);
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

            return _at > exponent ? Spelled(start) : throw Fault("A digit must follow the exponent's mark.");
        }

        // Up to 15 digits are exact, as is the power of ten; so is the quotient rounded once, and these digits are its shortest spelling.
        return count + decimals <= ExactDigits && _text[_at - 1] != '0' && digits >= Power(Math.Max(0, decimals - 6))
            ? new((isNegative ? -digits : digits) / Powers[decimals])
            : Spelled(start);
    }

    private static readonly double[] Powers = [.. Enumerable.Range(0, 16).Select(exponent => Math.Pow(10, exponent))];

    private static double Power(int exponent) => Powers[Math.Min(exponent, 15)];

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

    private void SkipBlanks()
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
