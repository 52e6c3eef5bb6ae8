using System.Text.RegularExpressions;
using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Evaluation;

namespace Orchestration.Query.Jsonata;

/// <summary>What a function takes, such as <c>&lt;s-n?:a&gt;</c>: checks arguments, fills in the context and wraps what should be an array.</summary>
internal sealed class Signature
{
    private readonly Parameter[] _parameters;
    private Regex? _pattern;

    private Signature(Parameter[] parameters) => _parameters = parameters;

    /// <summary>How many arguments are needed so that the context is not taken for one of them.</summary>
    public int Mandatory => _parameters.Count(parameter => !parameter.Optional);

    public static Signature Parse(string text)
    {
        var parameters = new List<Parameter>();

        for (var i = 1; i < text.Length && text[i] != ':'; i++)
        {
            var last = parameters.Count - 1;

            switch (text[i])
            {
                case 's' or 'n' or 'b' or 'l' or 'o':
                    parameters.Add(new(text[i].ToString(), text[i] + "m", $"[{text[i]}m]"));
                    break;
                case 'a' or 'x':
                    parameters.Add(new(text[i].ToString(), "asnblfom", "[asnblfom]"));
                    break;
                case 'f':
                    parameters.Add(new("f", "f", "f"));
                    break;
                case 'j':
                    parameters.Add(new("j", "asnblom", "[asnblom]"));
                    break;
                case '-' when last >= 0:
                    parameters[last] = parameters[last] with { Context = true, Pattern = Repeated(parameters[last].Pattern, text, i) };
                    break;
                case '?' when last >= 0:
                    parameters[last] = parameters[last] with { Optional = true, Pattern = Repeated(parameters[last].Pattern, text, i) };
                    break;
                case '+' when last >= 0:
                    parameters[last] = parameters[last] with { Many = true, Pattern = Repeated(parameters[last].Pattern, text, i) };
                    break;
                case '(':
                    var choice = Inside(text, ref i, '(', ')');

                    if (choice.Contains('<', StringComparison.Ordinal))
                    {
                        throw new SignatureException("S0402", i - choice.Length);
                    }

                    var kinds = string.Concat(choice.Where(char.IsAsciiLetter));
                    parameters.Add(new($"({kinds})", kinds + "m", $"[{kinds}m]"));
                    break;
                case '<':
                    if (last < 0 || parameters[last].Type is not ("a" or "f"))
                    {
                        throw new SignatureException("S0401", i);
                    }

                    parameters[last] = parameters[last] with { Subtype = Inside(text, ref i, '<', '>') };
                    break;
            }
        }

        return new([.. parameters]);
    }

    /// <summary>The arguments as the function wants them; <paramref name="arguments"/> themselves where they already are.</summary>
    public ReadOnlySpan<JsonValue> Check(ReadOnlySpan<JsonValue> arguments, JsonValue context) => Fits(arguments) ? arguments : Match(arguments, context);

    // One mark says how many, and a `?` or `-` after it makes it lazy; the reference's own pattern takes no more.
    private static string Repeated(string pattern, string text, int at)
    {
        var mark = text[at] == '+' ? '+' : '?';
        var marks = pattern.Length - pattern.AsSpan().TrimEnd("?+").Length;
        return marks == 0 || (marks == 1 && mark == '?') ? pattern + mark : throw new SignatureException("S0201", at, text[at].ToString());
    }

    private static string Inside(string text, ref int at, char open, char close)
    {
        var (start, depth) = (at + 1, 1);

        while (depth > 0 && ++at < text.Length)
        {
            depth += text[at] == close ? -1 : text[at] == open ? 1 : 0;
        }

        return text[start..Math.Min(at, text.Length)];
    }

    private static char Symbol(in JsonValue value) => value.Reference switch
    {
        null => 'm',
        string => 's',
        JsonArray => 'a',
        JsonObject => 'o',
        FunctionValue => 'f',
        _ => value.IsNumber ? 'n' : value.IsNull ? 'l' : 'b',
    };

    private static bool AllAre(JsonArray array, string kind)
    {
        if (kind.Length == 0)
        {
            return array.Count == 0;
        }

        foreach (ref readonly var item in array.AsSpan())
        {
            if (Symbol(item) != kind[0])
            {
                return false;
            }
        }

        return true;
    }

    private static string? NameOf(string kind) => kind switch
    {
        "a" => "arrays",
        "b" => "booleans",
        "f" => "functions",
        "n" => "numbers",
        "o" => "objects",
        "s" => "strings",
        _ => null,
    };

    // The common call: every argument is of its parameter's kind, and what is missing may be.
    private bool Fits(ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.Length > _parameters.Length)
        {
            return false;
        }

        for (var i = 0; i < _parameters.Length; i++)
        {
            var parameter = _parameters[i];

            if (parameter.Many || (i >= arguments.Length && (!parameter.Optional || parameter.Context)))
            {
                return false;
            }

            if (i < arguments.Length)
            {
                var symbol = Symbol(arguments[i]);

                if (!parameter.Kinds.Contains(symbol, StringComparison.Ordinal)
                    || (parameter.Type == "a" && symbol != 'm' && (symbol != 'a' || (parameter.Subtype is { } kind && !AllAre(arguments[i].AsArray(), kind)))))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private JsonValue[] Match(ReadOnlySpan<JsonValue> arguments, JsonValue context)
    {
        Span<char> symbols = new char[arguments.Length];

        for (var i = 0; i < arguments.Length; i++)
        {
            symbols[i] = Symbol(arguments[i]);
        }

        var supplied = new string(symbols);
        _pattern ??= new Regex($"^{string.Concat(_parameters.Select(parameter => $"({parameter.Pattern})"))}$", RegexOptions.CultureInvariant);
        var match = _pattern.Match(supplied);

        if (!match.Success)
        {
            throw Mismatch(arguments, supplied);
        }

        var checkedArguments = new List<JsonValue>(_parameters.Length);
        var at = 0;

        for (var i = 0; i < _parameters.Length; i++)
        {
            var (parameter, matched) = (_parameters[i], match.Groups[i + 1].Value);

            if (matched.Length == 0)
            {
                if (!parameter.Context)
                {
                    checkedArguments.Add(at < arguments.Length ? arguments[at] : default);
                    at++;
                    continue;
                }

                if (!parameter.Kinds.Contains(Symbol(context), StringComparison.Ordinal))
                {
                    throw new JsonataException("T0411", context) { Index = at + 1 };
                }

                checkedArguments.Add(context);
                continue;
            }

            // As in the reference: of several arguments for one parameter that is no array, the first is passed for all.
            var first = at < arguments.Length ? arguments[at] : default;

            foreach (var symbol in matched)
            {
                var argument = at < arguments.Length ? arguments[at] : default;
                checkedArguments.Add(parameter.Type != "a" ? first : argument.IsUndefined ? default : ArrayArgument(argument, symbol, matched, parameter, at));
                at++;
            }
        }

        return [.. checkedArguments];
    }

    private static JsonValue ArrayArgument(JsonValue argument, char symbol, string matched, Parameter parameter, int at)
    {
        if (parameter.Subtype is { } kind && (symbol == 'a' ? !AllAre(argument.AsArray(), kind) : matched != kind))
        {
            throw new JsonataException("T0412", argument) { Index = at + 1, TypeName = NameOf(kind) };
        }

        return symbol == 'a' ? argument : Sequences.Of(argument, ArrayMarks.None);
    }

    private JsonataException Mismatch(ReadOnlySpan<JsonValue> arguments, string supplied)
    {
        var (pattern, good) = ("^", 0);

        foreach (var parameter in _parameters)
        {
            pattern += parameter.Pattern;
            var match = Regex.Match(supplied, pattern, RegexOptions.CultureInvariant);

            if (!match.Success)
            {
                break;
            }

            good = match.Length;
        }

        return new JsonataException("T0410", good < arguments.Length ? arguments[good] : default) { Index = good + 1 };
    }

    /// <param name="Type">The letter, or the choice in brackets.</param>
    /// <param name="Kinds">The symbols of the values that it takes; <c>m</c> is a missing one.</param>
    /// <param name="Pattern">The same as a regular expression, with what says how many.</param>
    private sealed record Parameter(string Type, string Kinds, string Pattern)
    {
        public bool Context { get; init; }

        public bool Optional { get; init; }

        public bool Many { get; init; }

        public string? Subtype { get; init; }
    }
}
