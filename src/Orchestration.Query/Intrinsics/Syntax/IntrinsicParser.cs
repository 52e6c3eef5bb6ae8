using System.Buffers;
using System.Text;
using Orchestration.Query.Intrinsics.Functions;
using Orchestration.Query.Json;
using Orchestration.Query.JsonPath;

namespace Orchestration.Query.Intrinsics.Syntax;

/// <summary>Reads the text of a call, and notes what it reads.</summary>
internal sealed class IntrinsicParser(string text)
{
    // The documented limit of calls in calls.
    private const int DeepestNesting = 10;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.");
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("-+.0123456789eE");

    private readonly SortedSet<string> _variables = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _contextMembers = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _functions = new(StringComparer.Ordinal);
    private int _at;

    public IReadOnlyCollection<string> Variables => _variables;

    public IReadOnlyCollection<string> ContextMembers => _contextMembers;

    public IReadOnlyCollection<string> Functions => _functions;

    /// <exception cref="QuerySyntaxException">The text is no call.</exception>
    public IntrinsicNode.Call ParseCall()
    {
        SkipBlanks();
        var call = ParseCall(1);
        SkipBlanks();
        return _at == text.Length ? call : throw Fault("There is something after the call.");
    }

    private IntrinsicNode.Call ParseCall(int depth)
    {
        var start = _at;
        var length = text.AsSpan(_at).IndexOfAnyExcept(NameCharacters);
        var name = text.Substring(_at, length < 0 ? text.Length - _at : length);

        if (depth > DeepestNesting)
        {
            throw Fault($"Calls may be nested {DeepestNesting} deep at most.");
        }

        if (!IntrinsicFunction.TryFind(name, out var function))
        {
            throw Fault(name.Length == 0
                ? "An intrinsic function such as States.Format(..) is expected here."
                : $"There is no intrinsic function '{name}'. The functions are {string.Join(", ", IntrinsicFunction.Names)}.");
        }

        _functions.Add(name);
        _at = start + name.Length;
        SkipBlanks();

        if (!Take('('))
        {
            throw Fault($"'(' must follow {name}.");
        }

        return new(function, ParseArguments(depth, name));
    }

    private IntrinsicNode[] ParseArguments(int depth, string name)
    {
        var arguments = new List<IntrinsicNode>();
        SkipBlanks();

        if (Take(')'))
        {
            return [];
        }

        while (true)
        {
            SkipBlanks();
            arguments.Add(ParseArgument(depth));
            SkipBlanks();

            if (Take(')'))
            {
                return [.. arguments];
            }

            if (!Take(','))
            {
                throw Fault(_at == text.Length ? $"The call of {name} is not closed by ')'." : "',' or ')' is expected here.");
            }
        }
    }

    private IntrinsicNode ParseArgument(int depth)
    {
        var rest = text.AsSpan(_at);

        return rest switch
        {
            ['\'', ..] => ParseText(),
            ['$', ..] => ParsePath(),
            ['S', ..] => ParseCall(depth + 1),
            ['-' or (>= '0' and <= '9'), ..] => ParseNumber(),
            _ when TakeWord("true") => new IntrinsicNode.Literal(JsonValue.True, JsonValue.True),
            _ when TakeWord("false") => new IntrinsicNode.Literal(JsonValue.False, JsonValue.False),
            _ when TakeWord("null") => new IntrinsicNode.Literal(JsonValue.Null, JsonValue.Null),
            _ => throw Fault("An argument is expected here: text in single quotes, a number, true, false, null, a path or a call."),
        };
    }

    private IntrinsicNode.Literal ParseText()
    {
        var start = _at++;
        var value = new StringBuilder();
        var template = new StringBuilder();

        for (; _at < text.Length; _at++)
        {
            switch (text[_at])
            {
                case '\'':
                    _at++;
                    return new(value.ToString(), template.ToString());

                case '\\':
                    if (++_at >= text.Length || text[_at] is not ('\'' or '{' or '}' or '\\'))
                    {
                        _at = Math.Min(_at, text.Length) - 1;
                        throw Fault(@"The only escapes in quotes are \', \{, \} and \\.");
                    }

                    value.Append(text[_at]);
                    _ = text[_at] == '\'' ? template.Append('\'') : template.Append('\\').Append(text[_at]);
                    break;

                default:
                    value.Append(text[_at]);
                    template.Append(text[_at]);
                    break;
            }
        }

        _at = start;
        throw Fault("The text is not closed by a single quote.");
    }

    private IntrinsicNode.Literal ParseNumber()
    {
        var rest = text.AsSpan(_at);
        var length = rest.IndexOfAnyExcept(NumberCharacters);
        var lexeme = rest[..(length < 0 ? rest.Length : length)].ToString();

        if (!JsonNumber.IsValid(lexeme))
        {
            throw Fault($"'{lexeme}' is not a number.");
        }

        _at += lexeme.Length;
        var value = JsonValue.Number(lexeme);
        return new(value, value);
    }

    // Outside of brackets a path ends at a comma, a parenthesis or a blank.
    private IntrinsicNode.Path ParsePath()
    {
        var (start, depth, isQuoted) = (_at, 0, false);

        for (; _at < text.Length; _at++)
        {
            var character = text[_at];

            if (depth <= 0 && character is (',' or ')' or ' ' or '\n' or '\t' or '\r'))
            {
                break;
            }

            if (depth > 0 && character == '\'')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted)
            {
                depth += character == '[' ? 1 : character == ']' ? -1 : 0;
            }
        }

        try
        {
            var path = JsonPathExpression.Parse(text[start.._at]);
            _variables.UnionWith(path.Variables);
            _contextMembers.UnionWith(path.ContextMembers);
            return new(path);
        }
        catch (QuerySyntaxException exception)
        {
            throw QuerySyntaxException.At(text, start + exception.Position, exception.Message, exception.Reported);
        }
    }

    private bool Take(char character)
    {
        var isThere = _at < text.Length && text[_at] == character;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private bool TakeWord(string word)
    {
        var isThere = text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal);
        _at += isThere ? word.Length : 0;
        return isThere;
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && text[_at] is ' ' or '\n' or '\t' or '\r')
        {
            _at++;
        }
    }

    private QuerySyntaxException Fault(string message) => QuerySyntaxException.At(text, _at, message);
}
