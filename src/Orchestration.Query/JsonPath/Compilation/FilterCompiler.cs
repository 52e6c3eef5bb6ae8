using System.Runtime.CompilerServices;

namespace Orchestration.Query.JsonPath.Compilation;

/// <summary>Reads a filter. The library cuts the text at <c>&amp;&amp;</c> and <c>||</c>, then at the first operator that it finds, and drops parentheses.</summary>
internal sealed class FilterCompiler
{
    // In the order in which they are looked for: "<>" is read as "<" and the text "> ..".
    private static readonly (string Sign, FilterOperator Operator)[] Operators =
    [
        ("==", FilterOperator.Equal),
        (">=", FilterOperator.GreaterOrEqual),
        ("<=", FilterOperator.LessOrEqual),
        ("!=", FilterOperator.NotEqual),
        ("<", FilterOperator.Less),
        (">", FilterOperator.Greater),
        ("=~", FilterOperator.Matches),
    ];

    private readonly string _fragment;
    private readonly int _position;

    private FilterCompiler(string fragment, int position) => (_fragment, _position) = (fragment, position);

    /// <summary>Reads the filter whose question mark stands at <paramref name="mark"/> of the fragment.</summary>
    public static FilterExpression Compile(string fragment, int mark, int position) => new FilterCompiler(fragment, position).Compile(mark);

    private FilterExpression Compile(int mark)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw PathFormatException.Invalid("The filters are nested too deeply.", "Filters are nested too deeply", _position);
        }

        var start = _fragment.LastIndexOf('[', mark);
        var text = Inner(_fragment[start..EndOfFilter(start)]);
        var parts = Split(text);
        var criteria = new Stack<FilterExpression>();
        var connectives = new Stack<string>();

        foreach (var part in parts)
        {
            if (part is "&&" or "||")
            {
                connectives.Push(part);
            }
            else
            {
                criteria.Push(ReadCriterion(Strip(part)));
            }
        }

        var root = Pop(criteria);

        while (connectives.TryPop(out var connective))
        {
            if (connective == "||" && criteria.Count == 0)
            {
                throw Unbalanced(text);
            }

            var next = Pop(criteria);

            root = (connective, root) switch
            {
                ("||", _) => new FilterExpression.Or(root, next),
                (_, FilterExpression.Or or) => new FilterExpression.Or(or.First, new FilterExpression.And(or.Second, next)),
                _ => new FilterExpression.And(root, next),
            };
        }

        return criteria.Count == 0 ? root : throw Unbalanced(text);
    }

    private PathFormatException Unbalanced(string text) =>
        PathFormatException.Invalid("'&&' and '||' must stand between two conditions.", "Invalid operators " + text, _position);

    private FilterExpression Pop(Stack<FilterExpression> criteria) => criteria.TryPop(out var criterion)
        ? criterion
        : throw new PathFormatException("'&&' and '||' must stand between two conditions.", "java.util.EmptyStackException", _position);

    private int EndOfFilter(int start)
    {
        var fragment = _fragment;
        var (parentheses, brackets, isQuoted, before) = (0, 0, false, ' ');

        for (var i = start; i < fragment.Length; i++)
        {
            switch (fragment[i])
            {
                case '\'' when before != '\\':
                    isQuoted = !isQuoted;
                    break;

                case '(' when !isQuoted:
                    parentheses++;
                    break;

                case ')' when !isQuoted:
                    parentheses--;
                    break;

                case '[' when !isQuoted:
                    brackets++;
                    break;

                case ']' when !isQuoted:
                    brackets--;

                    if (parentheses == 0)
                    {
                        return brackets == 0
                            ? i + 1
                            : throw PathFormatException.Invalid("The brackets of the filter do not match.", "Filter brackets are not balanced", _position);
                    }

                    break;
            }

            before = fragment[i];
        }

        throw PathCompiler.OutOfText("The filter is not closed: look for a missing ')', ']' or quote.", fragment.Length, _position);
    }

    private string Inner(string filter)
    {
        const string Form = "A filter has the form [?(condition)].";
        var text = filter[1..^1].Trim();

        if (!text.StartsWith('?'))
        {
            throw PathFormatException.Invalid(Form, "Filter must start with '[?' and end with ']'. " + text, _position);
        }

        text = text[1..].Trim();

        return text.Length > 1 && text.StartsWith('(') && text.EndsWith(')')
            ? text[1..^1].Trim()
            : throw PathFormatException.Invalid(Form, "Filter must start with '[?(' and end with ')]'. " + text, _position);
    }

    private static List<string> Split(string text)
    {
        var (parts, start) = (new List<string>(), 0);

        for (var i = 0; i + 1 < text.Length; i++)
        {
            if ((text[i], text[i + 1]) is ('&', '&') or ('|', '|'))
            {
                if (i > start)
                {
                    parts.Add(text[start..i].Trim());
                }

                parts.Add(text.Substring(i, 2));
                start = ++i + 1;
            }
        }

        if (start < text.Length || parts.Count == 0)
        {
            parts.Add(text[start..].Trim());
        }

        return parts;
    }

    private string Strip(string criterion)
    {
        var stripped = criterion.TrimStart('[', '?', '(', ' ').TrimEnd(')', ' ');

        return stripped.Length > 0
            ? stripped
            : throw PathCompiler.OutOfText("A condition is missing in the filter.", criterion.TrimStart('[', '?', '(', ' ').Length == 0 ? criterion.Length : -1, _position);
    }

    private FilterExpression ReadCriterion(string text)
    {
        foreach (var (sign, @operator) in Operators)
        {
            var at = text.IndexOf(sign, StringComparison.Ordinal);

            if (at >= 0)
            {
                var right = text[(at + sign.Length)..].Trim();

                return right.StartsWith("!@", StringComparison.Ordinal)
                    ? throw PathFormatException.Invalid("'!' asks whether a member is absent and takes no operator.", "Invalid negation! Can only be used for existence check e.g [?(!@.foo)]", PlaceOf(text))
                    : new FilterExpression.Compare(ReadOperand(TrimNegation(text[..at].Trim())), @operator, ReadOperand(right));
            }
        }

        return ReadOperand(TrimNegation(text)) is FilterExpression.Operand.Path path
            ? new FilterExpression.Exists(path.Steps, !text.StartsWith('!'))
            : throw new PathFormatException(
                $"'{text}' is no condition: compare with == != < <= > >= or =~, or name a member, as in @.name.",
                "java.lang.UnsupportedOperationException: CriteriaType  can not be parsed",
                PlaceOf(text));
    }

    private int PlaceOf(string part) => _position + Math.Max(0, _fragment.IndexOf(part, StringComparison.Ordinal));

    private static string TrimNegation(string text) => text.StartsWith("!@", StringComparison.Ordinal) ? text[1..] : text;

    private FilterExpression.Operand ReadOperand(string text)
    {
        if (text.StartsWith('$') || text.StartsWith('@'))
        {
            return ReadPath(text);
        }

        if (text is ['\'', .., '\''] or "'")
        {
            return text.Length > 1
                ? new FilterExpression.Operand.Text(text[1..^1])
                : throw PathCompiler.OutOfText("A quote is missing.", -1, PlaceOf(text));
        }

        return text is ['/', .., '/'] or ['/', .., '/', 'i'] or "/" ? ReadPattern(text) : new FilterExpression.Operand.Text(text);
    }

    private FilterExpression.Operand.Path ReadPath(string text)
    {
        CompiledPath path;

        try
        {
            path = PathCompiler.Compile(text);
        }
        catch (PathFormatException exception)
        {
            throw exception.Within(PlaceOf(text));
        }

        return path.IsDefinite
            ? new(path, text[0] == '$')
            : throw PathFormatException.Invalid(
                $"The path {text} in the filter may find several values; compare a single one.", $"the predicate path: {text} is not definite", PlaceOf(text));
    }

    private FilterExpression.Operand.Pattern ReadPattern(string text)
    {
        var end = text.LastIndexOf('/');

        if (end == 0)
        {
            throw new PathFormatException("The pattern is not closed by '/'.", "java.lang.StringIndexOutOfBoundsException: begin 1, end 0, length 1", PlaceOf(text));
        }

        try
        {
            return new(JavaPattern.Compile(text[1..end], ignoreCase: text[^1] == 'i'));
        }
        catch (ArgumentException exception)
        {
            throw new PathFormatException($"The pattern cannot be read: {exception.Message}", $"java.util.regex.PatternSyntaxException: {exception.Message}", PlaceOf(text));
        }
    }
}
