using System.Runtime.CompilerServices;
using System.Text;
using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Syntax;

/// <summary>Reads an expression by binding powers (Pratt): what binds tighter is read first.</summary>
internal sealed class Parser
{
    // Deeper than anybody writes, and shallow enough for any thread's stack.
    internal const int MaximumDepth = 500;

    private const string Kinds = "snbloafjx";
    private const string Signs = "<>()-?+:";

    private readonly string _text;
    private readonly Tokenizer _tokens;
    private Token _next;
    private int _depth;

    private Parser(string text)
    {
        (_text, _tokens) = (text, new(text));
        Advance();
    }

    /// <summary>Reads a whole expression.</summary>
    /// <exception cref="QuerySyntaxException">The text is no expression.</exception>
    public static SyntaxNode Parse(string text)
    {
        var parser = new Parser(text);
        var expression = parser.Expression(0);
        return parser._next.Kind == TokenKind.End ? expression : throw parser.Error("S0201", parser._next);
    }

    public static QuerySyntaxException TooDeep(string text, int position) =>
        SyntaxErrors.With(text, "U1001", position, $"The expression nests deeper than {MaximumDepth} levels; split it with variables.");

    private static int BindingPower(in Token token) => token.Kind != TokenKind.Operator ? 0 : token.Text switch
    {
        "[" or "(" or "@" or "#" => 80,
        "." => 75,
        "{" => 70,
        "*" or "/" or "%" => 60,
        "+" or "-" or "&" => 50,
        "=" or "!=" or "<" or "<=" or ">" or ">=" or "in" or "^" or "~>" => 40,
        "and" => 30,
        "or" => 25,
        "?" => 20,
        ":=" => 10,
        _ => 0,
    };

    private void Advance(bool infix = false)
    {
        _next = _tokens.Next(infix);

        if (_next.Kind == TokenKind.Operator && _next.Text is "!" or "~")
        {
            throw Error("S0204", _next);
        }
    }

    private void Expect(string symbol, bool infix = false)
    {
        if (!_next.Is(symbol))
        {
            throw SyntaxErrors.At(_text, _next.Kind == TokenKind.End ? "S0203" : "S0202", _next.Start, _next.Shown, symbol);
        }

        Advance(infix);
    }

    private bool Skip(string symbol)
    {
        if (!_next.Is(symbol))
        {
            return false;
        }

        Advance();
        return true;
    }

    private QuerySyntaxException Error(string code, in Token token, JsonValue value = default) => SyntaxErrors.At(_text, code, token.Start, token.Shown, value);

    private SyntaxNode Expression(int power)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var (token, depth) = (_next, _depth);
        Deepen(token);
        Advance(infix: true);
        var left = Start(token);

        while (power < BindingPower(_next))
        {
            token = _next;
            Deepen(token);
            Advance();
            left = Continue(left, token);
        }

        _depth = depth;
        return left;
    }

    // Counts what nests and what chains alike: both make the tree deep.
    private void Deepen(in Token token)
    {
        if (++_depth > MaximumDepth)
        {
            throw TooDeep(_text, token.Start);
        }
    }

    private SyntaxNode Start(in Token token)
    {
        var at = token.Start;

        switch (token.Kind)
        {
            case TokenKind.End:
                return new SyntaxNode.End { Position = at };
            case TokenKind.Name:
                return new SyntaxNode.Name(token.Text) { Position = at };
            case TokenKind.Variable:
                return new SyntaxNode.Variable(token.Text) { Position = at };
            case TokenKind.String:
                return new SyntaxNode.Text(token.Text) { Position = at };
            case TokenKind.Number:
                return new SyntaxNode.Number(token.Number) { Position = at };
            case TokenKind.Constant:
                return new SyntaxNode.Constant(token.Text switch { "true" => true, "false" => false, _ => null }) { Position = at };
            case TokenKind.Regex:
                return new SyntaxNode.Regex(token.Text, token.Flags) { Position = at };
        }

        switch (token.Text)
        {
            case "and" or "or" or "in":
                return new SyntaxNode.Name(token.Text) { Position = at };
            case "-":
                return new SyntaxNode.Negation(Expression(70)) { Position = at };
            case "*":
                return new SyntaxNode.Wildcard { Position = at };
            case "**":
                return new SyntaxNode.Descendants { Position = at };
            case "%":
                return new SyntaxNode.Parent { Position = at };
            case "(":
                return new SyntaxNode.Block(new(Expressions())) { Position = at };
            case "[":
                return new SyntaxNode.Array(new(Items())) { Position = at };
            case "{":
                return new SyntaxNode.Object(new(Pairs())) { Position = at };
            case "|":
                return Transform(at);
            default:
                throw Error("S0211", token);
        }
    }

    private SyntaxNode Continue(SyntaxNode left, in Token token)
    {
        var at = token.Start;

        switch (token.Text)
        {
            case "(":
                return Call(left, at);
            case "[":
                if (_next.Is("]"))
                {
                    Advance();
                    return KeepingArray(left);
                }

                var predicate = Expression(0);
                Expect("]", infix: true);
                return new SyntaxNode.Filter(left, predicate) { Position = at };
            case "{":
                return new SyntaxNode.Group(left, new(Pairs())) { Position = at };
            case "^":
                return new SyntaxNode.Sort(left, new(Terms())) { Position = at };
            case "?":
                var then = Expression(0);
                return new SyntaxNode.Condition(left, then, Skip(":") ? Expression(0) : null) { Position = at };
            case ":=":
                return left is SyntaxNode.Variable variable
                    ? new SyntaxNode.Bind(variable.Value, Expression(9)) { Position = at }
                    : throw SyntaxErrors.At(_text, "S0212", left.Position, Shown(left));
            case "@":
                return new SyntaxNode.Focus(left, BoundVariable(token)) { Position = at };
            case "#":
                return new SyntaxNode.Index(left, BoundVariable(token)) { Position = at };
            default:
                return new SyntaxNode.Binary(token.Text, left, Expression(BindingPower(token))) { Position = at };
        }
    }

    // The word of a syntax tree's root, as a message shows it.
    private static JsonValue Shown(SyntaxNode node) => node switch
    {
        SyntaxNode.Name name => name.Value,
        SyntaxNode.Text text => text.Value,
        SyntaxNode.Number number => number.Value,
        SyntaxNode.Constant { Value: { } truth } => truth,
        SyntaxNode.Constant => JsonValue.Null,
        SyntaxNode.Binary binary => binary.Operator,
        SyntaxNode.Filter or SyntaxNode.Array => "[",
        SyntaxNode.Group or SyntaxNode.Object => "{",
        SyntaxNode.Call or SyntaxNode.Block or SyntaxNode.Lambda => "(",
        SyntaxNode.Sort => "^",
        SyntaxNode.Focus => "@",
        SyntaxNode.Index => "#",
        SyntaxNode.Negation => "-",
        SyntaxNode.Wildcard => "*",
        SyntaxNode.Descendants => "**",
        SyntaxNode.Parent => "%",
        SyntaxNode.Transform => "|",
        SyntaxNode.Condition => "?",
        SyntaxNode.Bind => ":=",
        SyntaxNode.End => Token.EndText,
        _ => default,
    };

    private static SyntaxNode KeepingArray(SyntaxNode node) =>
        node is SyntaxNode.Filter filter ? filter with { Left = KeepingArray(filter.Left) } : node with { KeepArray = true };

    private string BoundVariable(in Token token)
    {
        var right = Expression(80);
        return right is SyntaxNode.Variable { KeepArray: false } variable ? variable.Value : throw SyntaxErrors.At(_text, "S0214", right.Position, token.Text);
    }

    private SyntaxNode Call(SyntaxNode left, int at)
    {
        var arguments = new List<SyntaxNode>();

        if (!_next.Is(")"))
        {
            do
            {
                if (_next.Is("?"))
                {
                    arguments.Add(new SyntaxNode.Placeholder { Position = _next.Start });
                    Advance();
                }
                else
                {
                    arguments.Add(Expression(0));
                }
            }
            while (Skip(","));
        }

        Expect(")", infix: true);
        return left is SyntaxNode.Name { Value: "function" or "λ", KeepArray: false } ? Lambda(arguments, left.Position) : new SyntaxNode.Call(left, new(arguments)) { Position = at };
    }

    private SyntaxNode.Lambda Lambda(List<SyntaxNode> arguments, int at)
    {
        var parameters = new List<string>();

        foreach (var argument in arguments)
        {
            parameters.Add(argument is SyntaxNode.Variable variable
                ? variable.Value
                : throw SyntaxErrors.At(_text, "S0208", argument.Position, Shown(argument), parameters.Count + 1));
        }

        var signature = _next.Is("<") ? Signature() : null;
        Expect("{");
        var body = Expression(0);
        Expect("}");
        return new SyntaxNode.Lambda(new(parameters), signature, body) { Position = at };
    }

    private string Signature()
    {
        var (start, depth, signature) = (_next.Start, 1, new StringBuilder("<"));

        while (depth > 0 && !_next.Is("{") && _next.Kind != TokenKind.End)
        {
            Advance();
            depth += _next.Is(">") ? -1 : _next.Is("<") ? 1 : 0;

            // What a signature knows no meaning for is left out, so that it can be written down again.
            signature.Append(_next is { Kind: TokenKind.Operator, Text: [var sign] } && Signs.Contains(sign, StringComparison.Ordinal)
                ? _next.Text
                : string.Concat(_next.Text.Where(c => Kinds.Contains(c, StringComparison.Ordinal))));
        }

        Expect(">");

        try
        {
            _ = Jsonata.Signature.Parse(signature.ToString());
        }
        catch (SignatureException exception)
        {
            throw SyntaxErrors.At(_text, exception.Code, Math.Min(start + exception.Offset, _text.Length), exception.Token is { } token ? token : default(JsonValue));
        }

        return signature.ToString();
    }

    private List<SyntaxNode> Expressions()
    {
        var expressions = new List<SyntaxNode>();

        while (!_next.Is(")"))
        {
            expressions.Add(Expression(0));

            if (!Skip(";"))
            {
                break;
            }
        }

        Expect(")", infix: true);
        return expressions;
    }

    private List<SyntaxNode> Items()
    {
        var items = new List<SyntaxNode>();

        if (!_next.Is("]"))
        {
            do
            {
                var item = Expression(0);
                var at = _next.Start;
                items.Add(Skip("..") ? new SyntaxNode.Binary("..", item, Expression(0)) { Position = at } : item);
            }
            while (Skip(","));
        }

        Expect("]", infix: true);
        return items;
    }

    private List<(SyntaxNode Key, SyntaxNode Value)> Pairs()
    {
        var pairs = new List<(SyntaxNode, SyntaxNode)>();

        if (!_next.Is("}"))
        {
            do
            {
                var key = Expression(0);
                Expect(":");
                pairs.Add((key, Expression(0)));
            }
            while (Skip(","));
        }

        Expect("}", infix: true);
        return pairs;
    }

    private List<(bool Descending, SyntaxNode Term)> Terms()
    {
        var terms = new List<(bool, SyntaxNode)>();
        Expect("(");

        do
        {
            var descending = !Skip("<") && Skip(">");
            terms.Add((descending, Expression(0)));
        }
        while (Skip(","));

        Expect(")");
        return terms;
    }

    private SyntaxNode.Transform Transform(int at)
    {
        var pattern = Expression(0);
        Expect("|");
        var update = Expression(0);
        var delete = Skip(",") ? Expression(0) : null;
        Expect("|");
        return new SyntaxNode.Transform(pattern, update, delete) { Position = at };
    }
}
