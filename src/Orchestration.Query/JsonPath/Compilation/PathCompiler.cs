using System.Globalization;
using System.Text;

namespace Orchestration.Query.JsonPath.Compilation;

/// <summary>Reads a path as the library does that Step Functions uses (Jayway JsonPath 2.0.0), its oddities included.</summary>
/// <remarks>A path is cut into fragments first, <c>['name']</c> or whatever stands in brackets; then each fragment is read on its own.</remarks>
internal ref struct PathCompiler
{
    private readonly string _text;
    private readonly int _offset;
    private readonly List<PathStep> _steps = [];
    private int _at;

    private PathCompiler(string text, int offset) => (_text, _offset) = (text, offset);

    /// <summary>Reads a path that starts with <c>$</c> or <c>@</c>.</summary>
    /// <exception cref="PathFormatException">It cannot be read.</exception>
    public static CompiledPath Compile(string path)
    {
        var start = path.Length - path.TrimStart(Blanks).Length;
        var text = path.Trim(Blanks);

        if (text.EndsWith("..", StringComparison.Ordinal))
        {
            throw PathFormatException.Invalid("A path cannot end with '..'; say what to look for, as in '..name'.", "A path can not end with a scan.", start + text.Length - 2);
        }

        if (text.Length > 1 && text[1] is not ('.' or '['))
        {
            throw PathFormatException.Invalid($"After '{text[0]}' there must be '.' or '['.", "Invalid path " + text, start + 1);
        }

        var compiler = new PathCompiler(text, start);
        compiler.ReadSteps();
        return new([.. compiler._steps]);
    }

    // Java's String.trim takes everything up to the blank.
    private static readonly char[] Blanks = [.. Enumerable.Range(0, 33).Select(code => (char)code)];

    private void ReadSteps()
    {
        for (_at = 1; _at < _text.Length;)
        {
            switch (_text[_at])
            {
                case ' ':
                    throw PathFormatException.Invalid("A blank must stand in quotes, as in ['two words'].", "Space not allowed in path", _offset + _at);

                case '$':
                    throw PathFormatException.Invalid("There is a second '$' in the path.", "Invalid path " + _text, _offset + _at);

                case '[':
                    var length = BracketLength(_at);
                    _steps.Add(ReadBracket(_text.Substring(_at, length), _offset + _at));
                    _at += length;
                    break;

                case '.':
                    ReadDot();
                    break;

                case '*':
                    _steps.Add(new PathStep.Wildcard());
                    _at++;
                    break;

                default:
                    ReadName();
                    break;
            }
        }
    }

    private void ReadDot()
    {
        _at++;

        if (_at >= _text.Length)
        {
            throw OutOfText("A name must follow '.'.", _at, _offset + _at - 1);
        }

        if (_text[_at] == '.')
        {
            _steps.Add(new PathStep.Scan());
            _at++;
        }
        else
        {
            ReadName();
        }
    }

    private void ReadName()
    {
        var length = _text.AsSpan(_at).IndexOfAny('.', '[', ' ');
        length = length < 0 ? _text.Length - _at : length;

        if (length == 0)
        {
            return;
        }

        var name = _text.Substring(_at, length);
        _steps.Add(name == "*" ? new PathStep.Wildcard() : ReadQuotedNames($"['{name}']", 1, _offset + _at));
        _at += length;
    }

    private readonly int BracketLength(int start)
    {
        var (at, depth) = (start + 1, 0);

        while (at < _text.Length)
        {
            var current = _text[at++];

            if (current == ']' && depth-- == 0)
            {
                break;
            }

            if (current == '[')
            {
                depth++;
            }
        }

        return at - start;
    }

    private static PathStep ReadBracket(string fragment, int position)
    {
        if (fragment == "[*]")
        {
            return new PathStep.Wildcard();
        }

        for (var i = 0; i < fragment.Length; i++)
        {
            switch (fragment[i])
            {
                case '?':
                    return new PathStep.Filter(FilterCompiler.Compile(fragment, i, position));

                case '\'':
                    return ReadQuotedNames(fragment, i, position);

                case ':' or '-' or '@':
                    return ReadNumbers(fragment, i, position);

                case var character when char.IsDigit(character):
                    return ReadNumbers(fragment, i, position);
            }
        }

        throw PathFormatException.Invalid(
            "Brackets hold a name in single quotes, an index, a slice, '*' or a filter '?(..)'.", "Could not analyze path component: " + fragment, position);
    }

    private static PathStep ReadQuotedNames(string fragment, int at, int position)
    {
        var names = new List<string>();
        var buffer = new StringBuilder();
        var isOpen = false;

        while (fragment[at] != ']')
        {
            switch (fragment[at])
            {
                case '\'' when isOpen:
                    names.Add(buffer.ToString());
                    buffer.Clear();
                    isOpen = false;
                    break;

                case '\'':
                    isOpen = true;
                    break;

                case var character when isOpen:
                    buffer.Append(character);
                    break;
            }

            Advance(fragment, ref at, position);
        }

        return names is [var only] ? new PathStep.Name(only) : new PathStep.Names([.. names]);
    }

    private static PathStep ReadNumbers(string fragment, int at, int position)
    {
        if (fragment[at] == '@')
        {
            return ReadLength(fragment, at, position);
        }

        var buffer = new StringBuilder();
        var numbers = new List<int>();
        var (isList, isSlice) = (false, false);
        int? from = null;
        int? to = null;

        while (char.IsDigit(fragment[at]) || fragment[at] is ',' or ' ' or ':' or '-')
        {
            switch (fragment[at])
            {
                case ' ':
                    break;

                case ':':
                    isSlice = true;
                    var startsHere = buffer.Length > 0;

                    if (startsHere)
                    {
                        from = Take(buffer, position);
                        numbers.Add(from.Value);
                    }

                    Advance(fragment, ref at, position);

                    for (; char.IsDigit(fragment[at]) || fragment[at] is ' ' or '-'; Advance(fragment, ref at, position))
                    {
                        if (fragment[at] != ' ')
                        {
                            buffer.Append(fragment[at]);
                        }
                    }

                    if (!startsHere || buffer.Length > 0)
                    {
                        to = Take(buffer, position);
                        numbers.Add(to.Value);
                    }

                    break;

                case ',':
                    numbers.Add(Take(buffer, position));
                    isList = true;
                    break;

                default:
                    buffer.Append(fragment[at]);
                    break;
            }

            if (fragment[at] == ']')
            {
                break;
            }

            Advance(fragment, ref at, position);
        }

        if (buffer.Length > 0)
        {
            numbers.Add(Take(buffer, position));
        }

        return isList && numbers.Count > 1 ? new PathStep.Indices([.. numbers])
            : isSlice ? new PathStep.Slice(from, to)
            : new PathStep.Index(numbers[0]);
    }

    private static PathStep.FromEnd ReadLength(string fragment, int at, int position)
    {
        var buffer = new StringBuilder();
        Advance(fragment, ref at, position);
        Advance(fragment, ref at, position);

        for (; fragment[at] != '-'; Advance(fragment, ref at, position))
        {
            if (fragment[at] is not (' ' or '(' or ')'))
            {
                buffer.Append(fragment[at]);
            }
        }

        var function = buffer.ToString();
        buffer.Clear();

        if (function is not ("size" or "length"))
        {
            throw PathFormatException.Invalid(
                "The only computed index is [(@.length-n)].",
                $"Invalid function: @.{function}. Supported functions are: [(@.length - n)] and [(@.size() - n)]",
                position);
        }

        for (; fragment[at] != ')'; Advance(fragment, ref at, position))
        {
            if (fragment[at] != ' ')
            {
                buffer.Append(fragment[at]);
            }
        }

        return new(Take(buffer, position));
    }

    private static int Take(StringBuilder digits, int position)
    {
        var text = digits.ToString();
        digits.Clear();
        var folded = string.Concat(text.Select(digit => char.IsDigit(digit) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(digit)) : digit));

        return int.TryParse(folded, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new PathFormatException(
                text.Length == 0 ? "A whole number is missing in the brackets." : $"'{text}' is no whole number of 32 bits.",
                $"java.lang.NumberFormatException: For input string: \"{text}\"",
                position);
    }

    private static void Advance(string fragment, ref int at, int position)
    {
        if (++at >= fragment.Length)
        {
            throw OutOfText("The bracket is not closed as it was opened.", at, position);
        }
    }

    internal static PathFormatException OutOfText(string explanation, int index, int position) =>
        new(explanation, $"java.lang.StringIndexOutOfBoundsException: String index out of range: {index}", position);
}
