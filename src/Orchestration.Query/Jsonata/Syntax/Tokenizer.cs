using System.Buffers;
using System.Globalization;
using System.Text;
using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Syntax;

/// <summary>Cuts an expression into its words.</summary>
internal sealed class Tokenizer(string text)
{
    private const string Spaces = " \t\n\r\v";
    private const string OperatorCharacters = ".[]{}(),@#;:?+-*/%|=<>^&!~";

    internal static readonly SearchValues<char> EndsName = SearchValues.Create(Spaces + OperatorCharacters);

    private static readonly string[] TwoCharacters = ["..", ":=", "!=", ">=", "<=", "**", "~>"];

    private int _at;

    /// <summary>The next word.</summary>
    /// <param name="infix">Whether a value stands before it, so that a slash divides; otherwise it opens a regular expression.</param>
    public Token Next(bool infix)
    {
        SkipSpacesAndComments();

        if (_at >= text.Length)
        {
            return new(TokenKind.End, Token.EndText, text.Length);
        }

        var (start, first) = (_at, text[_at]);

        if (first == '/' && !infix)
        {
            return Regex();
        }

        foreach (var symbol in TwoCharacters)
        {
            if (string.CompareOrdinal(text, _at, symbol, 0, 2) == 0)
            {
                _at += 2;
                return new(TokenKind.Operator, symbol, start);
            }
        }

        if (OperatorCharacters.Contains(first, StringComparison.Ordinal))
        {
            _at++;
            return new(TokenKind.Operator, first.ToString(), start);
        }

        return first switch
        {
            '"' or '\'' => String(first),
            '`' => QuotedName(),
            >= '0' and <= '9' => Number(),
            _ => Word(),
        };
    }

    private static QuerySyntaxException Error(string text, string code, int position, JsonValue token = default) => SyntaxErrors.At(text, code, position, token);

    private void SkipSpacesAndComments()
    {
        while (_at < text.Length)
        {
            if (Spaces.Contains(text[_at], StringComparison.Ordinal))
            {
                _at++;
            }
            else if (text[_at] == '/' && _at + 1 < text.Length && text[_at + 1] == '*')
            {
                var end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                _at = end >= 0 ? end + 2 : throw Error(text, "S0106", _at);
            }
            else
            {
                return;
            }
        }
    }

    private Token Regex()
    {
        var (start, depth) = (_at, 0);

        for (var i = start + 1; i < text.Length; i++)
        {
            var escaped = IsEscaped(i, start);

            if (text[i] == '/' && depth == 0 && !escaped)
            {
                if (i == start + 1)
                {
                    throw Error(text, "S0301", i);
                }

                var flags = i + 1;

                while (flags < text.Length && text[flags] is 'i' or 'm')
                {
                    flags++;
                }

                _at = flags;
                return new(TokenKind.Regex, text[(start + 1)..i], start, Flags: text[(i + 1)..flags]);
            }

            // Only the character just before counts here, as in the reference: `\\(` does not open a group.
            if (text[i - 1] != '\\')
            {
                depth += text[i] is '(' or '[' or '{' ? 1 : text[i] is ')' or ']' or '}' ? -1 : 0;
            }
        }

        throw Error(text, "S0302", text.Length);
    }

    private bool IsEscaped(int index, int start)
    {
        var slashes = 0;

        while (index - slashes - 1 > start && text[index - slashes - 1] == '\\')
        {
            slashes++;
        }

        return slashes % 2 == 1;
    }

    private Token String(char quote)
    {
        var (start, value) = (_at, new StringBuilder());

        for (_at++; _at < text.Length; _at++)
        {
            var c = text[_at];

            if (c == quote)
            {
                _at++;
                return new(TokenKind.String, value.ToString(), start);
            }

            value.Append(c == '\\' ? Escape() : c);
        }

        throw Error(text, "S0101", text.Length);
    }

    private char Escape()
    {
        var c = ++_at < text.Length ? text[_at] : '\0';

        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                var digits = text.AsSpan(_at + 1, Math.Min(4, text.Length - _at - 1));

                if (digits.IsEmpty || !ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
                {
                    throw Error(text, "S0104", _at);
                }

                _at += 4;
                return (char)unit;
            default:
                throw Error(text, "S0103", Math.Min(_at, text.Length), _at < text.Length ? c.ToString() : "");
        }
    }

    private Token Number()
    {
        var (start, at) = (_at, _at);
        at = text[at] == '0' ? at + 1 : Digits(at);

        if (at < text.Length && text[at] == '.' && Digits(at + 1) is var fraction && fraction > at + 1)
        {
            at = fraction;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var sign = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
            at = Digits(sign) is var exponent && exponent > sign ? exponent : at;
        }

        var spelled = text[start..at];
        var number = double.Parse(spelled, NumberStyles.Float, CultureInfo.InvariantCulture);

        if (!double.IsFinite(number))
        {
            throw Error(text, "S0102", start, spelled);
        }

        _at = at;
        return new(TokenKind.Number, spelled, start, number);
    }

    private int Digits(int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private Token QuotedName()
    {
        var start = _at;
        var end = text.IndexOf('`', start + 1);

        if (end < 0)
        {
            throw Error(text, "S0105", text.Length);
        }

        _at = end + 1;
        return new(TokenKind.Name, text[(start + 1)..end], start);
    }

    private Token Word()
    {
        var start = _at;
        var length = text.AsSpan(start).IndexOfAny(EndsName);
        _at = length < 0 ? text.Length : start + length;
        var word = text[start.._at];

        return word switch
        {
            "and" or "or" or "in" => new(TokenKind.Operator, word, start),
            "true" or "false" or "null" => new(TokenKind.Constant, word, start),
            ['$', .. var name] => new(TokenKind.Variable, name, start),
            _ => new(TokenKind.Name, word, start),
        };
    }
}
