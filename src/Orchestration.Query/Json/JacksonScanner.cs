using System.Globalization;

namespace Orchestration.Query.Json;

/// <summary>Goes through JSON text as Jackson does, to find out what it would say.</summary>
internal sealed class JacksonScanner(string text)
{
    private const string ValidValues = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
    private const int LongestToken = 256;

    private readonly Stack<(char Mark, int At)> _open = new();
    private int _at;

    /// <summary>Reads the first value of the text, which ends at <paramref name="end"/>; what follows after a blank is not looked at.</summary>
    public JacksonFault? Scan(out int end)
    {
        try
        {
            ScanDocument();
            end = _at;
            return null;
        }
        catch (FaultException fault)
        {
            end = 0;
            return fault.Fault;
        }
    }

    private string TypeName => _open.TryPeek(out var open) ? (open.Mark == '{' ? "Object" : "Array") : "root";

    private void ScanDocument()
    {
        SkipBlanks();
        ScanValue();

        while (_open.TryPeek(out var open))
        {
            SkipBlanks();

            if (_at == text.Length)
            {
                throw Fault($"Unexpected end-of-input: expected close marker for {TypeName} (start marker at {Place(open.At)})", _at);
            }

            if (text[_at] is ']' or '}')
            {
                Close();
                continue;
            }

            if (text[_at] != ',')
            {
                throw Unexpected($"was expecting comma to separate {TypeName} entries");
            }

            _at++;
            SkipBlanks();

            if (_at == text.Length)
            {
                throw Fault($"Unexpected end-of-input within/between {TypeName} entries", _at);
            }

            ScanEntry(open.Mark);
        }
    }

    private void ScanEntry(char mark)
    {
        if (mark == '{')
        {
            ScanName();
        }

        ScanValue();
    }

    private void ScanName()
    {
        if (text[_at] != '"')
        {
            throw Unexpected("was expecting double-quote to start field name");
        }

        ScanText("name", " in field name");
        SkipBlanks();

        if (_at == text.Length)
        {
            throw Fault($"Unexpected end-of-input within/between {TypeName} entries", _at);
        }

        if (text[_at] != ':')
        {
            throw Unexpected("was expecting a colon to separate field name and value");
        }

        _at++;
        SkipBlanks();

        if (_at == text.Length)
        {
            throw Fault($"Unexpected end-of-input within/between {TypeName} entries", _at);
        }
    }

    // Opens what it finds; an empty array or object is closed at once, by the caller.
    private void ScanValue()
    {
        while (true)
        {
            if (_at == text.Length)
            {
                throw Fault("No content to map due to end-of-input", _at);
            }

            var character = text[_at];

            if (character is '{' or '[')
            {
                _open.Push((character, _at++));
                SkipBlanks();

                if (_at == text.Length || text[_at] is ']' or '}')
                {
                    return;
                }

                if (character == '{')
                {
                    ScanName();
                }

                continue;
            }

            ScanScalar(character);
            return;
        }
    }

    private void ScanScalar(char character)
    {
        switch (character)
        {
            case '"':
                ScanText("string value", ": was expecting closing quote for a string value");
                break;

            case '-' or (>= '0' and <= '9'):
                ScanNumber();
                break;

            case 't' or 'f' or 'n' or 'N' or 'I':
                ScanToken();
                break;

            case var _ when char.IsLetter(character) || character is '_' or '$':
                ScanToken();
                break;

            default:
                throw Unexpected("expected a valid value " + ValidValues);
        }
    }

    private void ScanToken()
    {
        var end = _at;

        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '$'))
        {
            end++;
        }

        var token = text[_at..end];

        if (token is not ("true" or "false" or "null"))
        {
            throw Fault(
                token is "NaN" or "Infinity" ? $"Non-standard token '{token}': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"
                    : $"Unrecognized token '{(token.Length > LongestToken ? token[..LongestToken] + "..." : token)}': was expecting {ValidValues}",
                end);
        }

        _at = end;
    }

    private void ScanText(string kind, string unclosed)
    {
        for (_at++; _at < text.Length; _at++)
        {
            switch (text[_at])
            {
                case '"':
                    _at++;
                    return;

                case '\\':
                    ScanEscape();
                    break;

                case < ' ':
                    throw Fault($"Illegal unquoted character ({Describe(text[_at])}): has to be escaped using backslash to be included in {kind}", _at + 1);
            }
        }

        throw Fault("Unexpected end-of-input" + unclosed, _at);
    }

    private void ScanEscape()
    {
        _at++;

        if (_at == text.Length)
        {
            throw Fault("Unexpected end-of-input in character escape sequence", _at);
        }

        if (text[_at] != 'u')
        {
            if (!@"""\/bfnrt".Contains(text[_at], StringComparison.Ordinal))
            {
                throw Fault($"Unrecognized character escape {Describe(text[_at])}", _at + 1);
            }

            return;
        }

        for (var i = 0; i < 4; i++)
        {
            _at++;

            if (_at == text.Length)
            {
                throw Fault("Unexpected end-of-input in character escape sequence", _at);
            }

            if (!char.IsAsciiHexDigit(text[_at]))
            {
                throw Unexpected("expected a hex-digit for character escape sequence");
            }
        }
    }

    private void ScanNumber()
    {
        if (text[_at] == '-')
        {
            _at++;
            RequireDigit("expected digit (0-9) to follow minus sign, for valid numeric value");
        }

        var first = _at;
        SkipDigits();

        if (text[first] == '0' && _at > first + 1)
        {
            throw Fault("Invalid numeric value: Leading zeroes not allowed", first + 1);
        }

        if (_at < text.Length && text[_at] == '.')
        {
            _at++;
            RequireDigit("Decimal point not followed by a digit");
            SkipDigits();
        }

        if (_at < text.Length && text[_at] is 'e' or 'E')
        {
            _at++;
            _at += _at < text.Length && text[_at] is '+' or '-' ? 1 : 0;
            RequireDigit("Exponent indicator not followed by a digit");
            SkipDigits();
        }

        if (_open.Count == 0 && _at < text.Length && text[_at] is not (' ' or '\t' or '\n' or '\r'))
        {
            throw Unexpected("Expected space separating root-level values");
        }
    }

    private void RequireDigit(string wanted)
    {
        if (_at == text.Length)
        {
            throw Fault("Unexpected end-of-input in a Number value", _at);
        }

        if (!char.IsAsciiDigit(text[_at]))
        {
            throw Fault($"Unexpected character ({Describe(text[_at])}) in numeric value: {wanted}", _at);
        }
    }

    private void SkipDigits()
    {
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }
    }

    private void Close()
    {
        var (mark, start) = _open.Peek();
        var wanted = mark == '{' ? '}' : ']';

        if (text[_at] != wanted)
        {
            throw Fault($"Unexpected close marker '{text[_at]}': expected '{wanted}' (for {TypeName} starting at {Place(start)})", _at);
        }

        _at++;
        _open.Pop();
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }

    private static string Describe(char character) => char.IsControl(character) ? $"(CTRL-CHAR, code {(int)character})"
        : character > 255 ? string.Create(CultureInfo.InvariantCulture, $"'{character}' (code {(int)character} / 0x{(int)character:x})")
        : $"'{character}' (code {(int)character})";

    private FaultException Unexpected(string comment) => Fault($"Unexpected character ({Describe(text[_at])}): {comment}", _at);

    private FaultException Fault(string message, int at)
    {
        var (line, column) = Locate(at);
        return new(new(message, line, column));
    }

    private string Place(int at)
    {
        var (line, column) = Locate(at);
        return JacksonFault.Place(line, column);
    }

    private (int Line, int Column) Locate(int at)
    {
        var before = text.AsSpan(0, at);
        return (before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }

    private sealed class FaultException(JacksonFault fault) : Exception
    {
        public JacksonFault Fault => fault;
    }
}
