using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Orchestration.Query.Json;

namespace Orchestration.Expressions;

/// <summary>Prints a <see cref="Node"/> as JSONata.</summary>
internal static partial class JsonataPrinter
{
    // How strongly JSONata binds, weakest first.
    private const int Ternary = 0;
    private const int Disjunction = 1;
    private const int Conjunction = 2;
    private const int Comparison = 3;
    private const int Additive = 4;
    private const int Multiplicative = 5;
    internal const int Postfix = 6;

    public static string Print(Node node) => Print(node, Ternary);

    private static string Print(Node node, int outer) => node switch
    {
        Node.Constant constant => Literal(constant.Value),
        Node.Deployed deployed => Quoted(deployed.Value.ToString()),
        Node.Result => "$states.result",
        Node.CaughtError => "$states.errorOutput",
        Node.Input => "$states.context.Execution.Input",
        Node.Context context => $"$states.context.{context.Path}",
        Node.Variable variable => $"${variable.Slot.Name}",
        Node.Element element => $"{Print(element.Target, Postfix)}[{Print(element.Index, Ternary)}]",
        Node.Member member => $"{Print(member.Target, Postfix)}.{Name(member.Name)}",
        Node.Not { Operand: Node.HasValue present } => $"$not({Print(present, Ternary)})",
        Node.Not not => $"$not({Print(not.Operand, Ternary)})",
        // An absent value is neither equal nor unequal to anything, so this is false for it and for null.
        Node.HasValue present => Grouped(outer, Comparison, $"{Print(present.Operand, Comparison)} != null"),
        Node.Coalesce coalesce => Grouped(outer, Ternary, $"{Print(new Node.HasValue(coalesce.Value), Disjunction)} ? {Print(coalesce.Value, Disjunction)} : {Print(coalesce.Fallback, Ternary)}", always: outer > Ternary),
        Node.Conditional conditional => Grouped(outer, Ternary, $"{Print(conditional.Test, Disjunction)} ? {Print(conditional.Then, Disjunction)} : {Print(conditional.Otherwise, Ternary)}", always: outer > Ternary),
        Node.Concat { Known: { } text } => Quoted(text),
        Node.Concat { Parts: [var single] } => $"$string({Print(single, Ternary)})",
        Node.Concat concat => Grouped(outer, Additive, string.Join(" & ", Joined(concat).Select((part, at) => Print(part, at is 0 ? Additive : Multiplicative)))),
        Node.Cut cut => cut.Text.MaxLength <= cut.Length ? Print(cut.Text, outer) : $"$substring({Print(cut.Text, Ternary)}, 0, {cut.Length.ToString(CultureInfo.InvariantCulture)})",
        Node.Ascii ascii => $"$replace({Print(ascii.Text, Ternary)}, /[^ -~]/, '?')",
        Node.Readable readable => Message(Print(readable.Cause, Postfix)),
        Node.Timed timed => Print(timed.Reckoned, outer),
        Node.Like like => $"$contains({Print(like.Text, Ternary)}, /{Pattern(like.Pattern)}/)",
        Node.Parameter parameter => $"$_{parameter.Name}",
        // JSONata takes a list of one for its item; the brackets keep it a list.
        Node.Each { Kind: EachKind.Select } each => $"[$map({Print(each.Items, Ternary)}, function({Print(each.Item, Postfix)}) {{ {Print(each.Body, Ternary)} }})]",
        Node.Each { Kind: EachKind.Where } each => $"[$filter({Print(each.Items, Ternary)}, function({Print(each.Item, Postfix)}) {{ {Print(each.Body, Ternary)} }})]",
        Node.Each each => $"[$sort({Print(each.Items, Ternary)}, function($_left, $_right) {{ (function({Print(each.Item, Postfix)}) {{ {Print(each.Body, Ternary)} }})($_left) > (function({Print(each.Item, Postfix)}) {{ {Print(each.Body, Ternary)} }})($_right) }})]",
        Node.Call call => Grouped(outer, call.Function.Strength, string.Format(CultureInfo.InvariantCulture, call.Function.Jsonata, [.. call.Arguments.Select(argument => Print(argument, call.Function.Strength is Postfix ? Ternary : call.Function.Strength + 1))])),
        Node.Object @object => $"{{{string.Join(", ", @object.Members.Select(member => $"{Quoted(member.Name)}: {Print(member.Value, Ternary)}"))}}}",
        Node.List list => $"[{string.Join(", ", list.Items.Select(item => Print(item, Ternary)))}]",
        Node.Binary binary => Infix(binary, outer),
        _ => throw new InvalidOperationException($"No JSONata for {node.GetType().Name}."),
    };

    // Nothing in here can fail, whatever the cause is: no parsing, and a pattern that runs in one pass. An escaped backslash and an escaped quote stand aside as control characters,
    // which JSON has only escaped, so that what ends the text and what is an escape is plain.
    private static string Message(string cause) =>
        $$"""
        ($message := $match($replace($replace({{cause}}, '\\\\', '\u0001'), '\\"', '\u0002'), /"[eE]rrorMessage" *: *"([^"]*)"/, 1).groups[0]; $message ? $replace($replace($replace($replace($replace($message, '\\n', '\n'), '\\t', '\t'), '\\/', '/'), '\u0002', '"'), '\u0001', '\\') : {{cause}})
        """;

    // What is known when the machine is deployed is one literal with what is known before.
    private static IEnumerable<Node> Joined(Node.Concat concat)
    {
        var known = ImmutableArray<Node>.Empty;

        foreach (var part in concat.Parts)
        {
            if (part is Node.Constant or Node.Deployed)
            {
                known = known.Add(part);
                continue;
            }

            if (!known.IsEmpty)
            {
                yield return new Node.Concat(known);
                known = [];
            }

            yield return part;
        }

        if (!known.IsEmpty)
        {
            yield return new Node.Concat(known);
        }
    }

    private static string Pattern(string pattern)
    {
        var expression = new StringBuilder("^");

        for (var at = 0; at < pattern.Length; at++)
        {
            _ = pattern[at] switch
            {
                '\\' when at + 1 < pattern.Length => expression.Append('\\').Append(pattern[++at]),
                '*' => expression.Append("[\\s\\S]*"),
                var character when char.IsLetterOrDigit(character) || character is '_' or ' ' or '-' => expression.Append(character),
                var character => expression.Append('\\').Append(character),
            };
        }

        return expression.Append('$').ToString();
    }

    private static string Infix(Node.Binary binary, int outer)
    {
        var (symbol, strength) = binary.Operator switch
        {
            Operator.Or => ("or", Disjunction),
            Operator.And => ("and", Conjunction),
            Operator.Equal => ("=", Comparison),
            Operator.NotEqual => ("!=", Comparison),
            Operator.LessThan => ("<", Comparison),
            Operator.LessThanOrEqual => ("<=", Comparison),
            Operator.GreaterThan => (">", Comparison),
            Operator.GreaterThanOrEqual => (">=", Comparison),
            Operator.Add => ("+", Additive),
            Operator.Subtract => ("-", Additive),
            Operator.Multiply => ("*", Multiplicative),
            Operator.Divide => ("/", Multiplicative),
            Operator.Modulo => ("%", Multiplicative),
            _ => throw new InvalidOperationException($"No JSONata operator for {binary.Operator}."),
        };

        if (binary is { As: ComparedAs.Time, Operator: Operator.LessThan or Operator.LessThanOrEqual or Operator.GreaterThan or Operator.GreaterThanOrEqual })
        {
            // As text, moments of different zones or precision would compare wrongly.
            return Grouped(outer, strength, $"$toMillis({Print(binary.Left, Ternary)}) {symbol} $toMillis({Print(binary.Right, Ternary)})");
        }

        return Grouped(outer, strength, $"{Print(binary.Left, strength)} {symbol} {Print(binary.Right, binary.Operator is Operator.And or Operator.Or ? strength : strength + 1)}");
    }

    private static string Grouped(int outer, int strength, string text, bool always = false) => strength < outer || always ? $"({text})" : text;

    private static string Name(string name) => PlainNames().IsMatch(name) && name is not ("and" or "or" or "in") ? name : $"`{name}`";

    private static string Literal(JsonValue value) => value.Kind switch
    {
        JsonKind.String => Quoted(value.AsString()),
        JsonKind.Array => $"[{string.Join(", ", value.AsArray().Select(Literal))}]",
        JsonKind.Object => $"{{{string.Join(", ", value.AsObject().Select(member => $"{Quoted(member.Key)}: {Literal(member.Value)}"))}}}",
        _ => value.ToString(),
    };

    private static string Quoted(string text)
    {
        // JSONata knows no escape for the single quote.
        var quote = text.Contains('\'', StringComparison.Ordinal) ? '"' : '\'';
        var quoted = new StringBuilder().Append(quote);

        foreach (var character in text)
        {
            _ = character switch
            {
                '\\' => quoted.Append("\\\\"),
                '"' when quote is '"' => quoted.Append("\\\""),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append(quote).ToString();
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex PlainNames();
}
