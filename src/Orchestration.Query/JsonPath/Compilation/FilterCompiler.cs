using System.Runtime.CompilerServices;

namespace Orchestration.Query.JsonPath.Compilation;

/// <summary>Reads a filter. The library cuts the text at <c>&amp;&amp;</c> and <c>||</c>, then at the first operator that it finds, and drops parentheses.</summary>
internal static class FilterCompiler
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

    /// <summary>Reads the filter whose question mark stands at <paramref name="mark"/> of the fragment.</summary>
    public static FilterExpression Compile(string fragment, int mark, int position)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw PathFormatException.Invalid("The filters are nested too deeply.", "Filters are nested too deeply", position);
        }

        var start = fragment.LastIndexOf('[', mark);
        var text = Inner(fragment[start..EndOfFilter(fragment, start, position)], position);
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
                criteria.Push(ReadCriterion(Strip(part, position), position));
            }
        }

        var root = Pop(criteria, position);

        while (connectives.TryPop(out var connective))
        {
            if (connective == "||" && criteria.Count == 0)
            {
                throw Unbalanced(text, position);
            }

            var next = Pop(criteria, position);

            root = (connective, root) switch
            {
                ("||", _) => new FilterExpression.Or(root, next),
                (_, FilterExpression.Or or) => new FilterExpression.Or(or.First, new FilterExpression.And(or.Second, next)),
                _ => new FilterExpression.And(root, next),
            };
        }

        return criteria.Count == 0 ? root : throw Unbalanced(text, position);
    }

    private static PathFormatException Unbalanced(string text, int position) =>
        PathFormatException.Invalid("'&&' and '||' must stand between two conditions.", "Invalid operators " + text, position);

    private static FilterExpression Pop(Stack<FilterExpression> criteria, int position) => criteria.TryPop(out var criterion)
        ? criterion
        : throw new PathFormatException("'&&' and '||' must stand between two conditions.", "java.util.EmptyStackException", position);

    private static int EndOfFilter(string fragment, int start, int position)
    {
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
                            : throw PathFormatException.Invalid("The brackets of the filter do not match.", "Filter brackets are not balanced", position);
                    }

                    break;
            }

            before = fragment[i];
        }

        throw PathCompiler.OutOfText("The filter is not closed: look for a missing ')', ']' or quote.", fragment.Length, position);
    }

    private static string Inner(string filter, int position)
    {
        const string Form = "A filter has the form [?(condition)].";
        var text = filter[1..^1].Trim();

        if (!text.StartsWith('?'))
        {
            throw PathFormatException.Invalid(Form, "Filter must start with '[?' and end with ']'. " + text, position);
        }

        text = text[1..].Trim();

        return text.Length > 1 && text.StartsWith('(') && text.EndsWith(')')
            ? text[1..^1].Trim()
            : throw PathFormatException.Invalid(Form, "Filter must start with '[?(' and end with ')]'. " + text, position);
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

    private static string Strip(string criterion, int position)
    {
        var stripped = criterion.TrimStart('[', '?', '(', ' ').TrimEnd(')', ' ');

        return stripped.Length > 0
            ? stripped
            : throw PathCompiler.OutOfText("A condition is missing in the filter.", criterion.TrimStart('[', '?', '(', ' ').Length == 0 ? criterion.Length : -1, position);
    }

    private static FilterExpression ReadCriterion(string text, int position)
    {
        foreach (var (sign, @operator) in Operators)
        {
            var at = text.IndexOf(sign, StringComparison.Ordinal);

            if (at >= 0)
            {
                var right = text[(at + sign.Length)..].Trim();

                return right.StartsWith("!@", StringComparison.Ordinal)
                    ? throw PathFormatException.Invalid("'!' asks whether a member is absent and takes no operator.", "Invalid negation! Can only be used for existence check e.g [?(!@.foo)]", position)
                    : new FilterExpression.Compare(ReadOperand(text[..at].Trim().TrimNegation(), position), @operator, ReadOperand(right, position));
            }
        }

        return ReadOperand(text.TrimNegation(), position) is FilterExpression.Operand.Path path
            ? new FilterExpression.Exists(path.Steps, !text.StartsWith('!'))
            : throw new PathFormatException(
                $"'{text}' is no condition: compare with == != < <= > >= or =~, or name a member, as in @.name.",
                "java.lang.UnsupportedOperationException: CriteriaType  can not be parsed",
                position);
    }

    private static string TrimNegation(this string text) => text.StartsWith("!@", StringComparison.Ordinal) ? text[1..] : text;

    private static FilterExpression.Operand ReadOperand(string text, int position)
    {
        if (text.StartsWith('$') || text.StartsWith('@'))
        {
            return ReadPath(text, position);
        }

        if (text is ['\'', .., '\''] or "'")
        {
            return text.Length > 1
                ? new FilterExpression.Operand.Text(text[1..^1])
                : throw PathCompiler.OutOfText("A quote is missing.", -1, position);
        }

        return text is ['/', .., '/'] or ['/', .., '/', 'i'] or "/" ? ReadPattern(text, position) : new FilterExpression.Operand.Text(text);
    }

    private static FilterExpression.Operand.Path ReadPath(string text, int position)
    {
        CompiledPath path;

        try
        {
            path = PathCompiler.Compile(text);
        }
        catch (PathFormatException exception)
        {
            throw exception.Within(position);
        }

        return path.IsDefinite
            ? new(path, text[0] == '$')
            : throw PathFormatException.Invalid(
                $"The path {text} in the filter may find several values; compare a single one.", $"the predicate path: {text} is not definite", position);
    }

    private static FilterExpression.Operand.Pattern ReadPattern(string text, int position)
    {
        var end = text.LastIndexOf('/');

        if (end == 0)
        {
            throw new PathFormatException("The pattern is not closed by '/'.", "java.lang.StringIndexOutOfBoundsException: begin 1, end 0, length 1", position);
        }

        try
        {
            return new(JavaPattern.Compile(text[1..end], ignoreCase: text[^1] == 'i'));
        }
        catch (ArgumentException exception)
        {
            throw new PathFormatException($"The pattern cannot be read: {exception.Message}", $"java.util.regex.PatternSyntaxException: {exception.Message}", position);
        }
    }
}
