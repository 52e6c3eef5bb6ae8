using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Orchestration.Model;
using Orchestration.Query.Json;

namespace Orchestration.Expressions;

/// <summary>Prints a <see cref="Node"/> as a JSONPath, an intrinsic function, or a Choice rule.</summary>
internal static partial class JsonPathPrinter
{
    /// <summary>Whether <paramref name="node"/> prints as a path, not as a call.</summary>
    public static bool IsPath(Node node) => node switch
    {
        Node.Result or Node.CaughtError or Node.Input or Node.Context or Node.Variable => true,
        Node.Member member => IsPath(member.Target),
        Node.Element { Index: Node.Constant } element => IsPath(element.Target),
        Node.Cut cut => cut.Text.MaxLength <= cut.Length && IsPath(cut.Text),
        Node.Ascii ascii => IsPath(ascii.Text),
        Node.Readable readable => IsPath(readable.Cause),
        _ => false,
    };

    public static string Print(Node node) => node switch
    {
        Node.Result or Node.CaughtError => "$",
        Node.Input => "$$.Execution.Input",
        Node.Context context => $"$$.{context.Path}",
        Node.Variable variable => $"${variable.Slot.Name}",
        Node.Element { Index: Node.Constant { Value.IsNumber: true } index } element when IsPath(element.Target) => $"{Print(element.Target)}[{(index.Value.AsNumber() is -1 ? "(@.length-1)" : index.Value.ToString())}]",
        Node.Element element => $"States.ArrayGetItem({Print(element.Target)}, {Print(element.Index)})",
        Node.Member member when IsPath(member.Target) => $"{Print(member.Target)}{Name(member.Name)}",
        Node.Constant constant => Literal(constant.Value),
        Node.Deployed deployed => $"'{deployed.Value}'",
        Node.Concat { Known: { } text } => Literal(text),
        Node.Concat concat => $"States.Format('{string.Concat(concat.Parts.Select(Hole))}'{string.Concat(concat.Parts.Where(part => part is not Node.Constant).Select(part => $", {Print(part)}"))})",
        Node.Binary { Operator: Operator.Add } sum => $"States.MathAdd({Print(sum.Left)}, {Print(sum.Right)})",
        Node.Binary { Operator: Operator.Subtract, Right: Node.Constant { Value.IsNumber: true } less } difference => $"States.MathAdd({Print(difference.Left)}, {Literal(-less.Value.AsNumber())})",
        Node.List list => $"States.Array({string.Join(", ", list.Items.Select(Print))})",
        Node.Call { Function.JsonPath: { } intrinsic } call => string.Format(CultureInfo.InvariantCulture, intrinsic, [.. call.Arguments.Select(Print)]),
        Node.Cut cut when cut.Text.MaxLength <= cut.Length => Print(cut.Text),
        // JSONPath has nothing to replace characters with; SNS refuses a subject that is not ASCII, and the failure goes its way.
        Node.Ascii ascii => Print(ascii.Text),
        // JSONPath can neither search text nor parse it without the risk of failing, so it shows the cause as it is.
        Node.Readable readable => Print(readable.Cause),
        _ => throw Unsayable(node),
    };

    /// <summary>The rule of a Choice state that holds when <paramref name="node"/> does.</summary>
    public static ChoiceTest Rule(Node node) => node switch
    {
        Node.Not { Operand: Node.HasValue absent } when IsPath(absent.Operand) => new ChoiceTest.Or([Test(absent.Operand, "IsPresent", false), Test(absent.Operand, "IsNull", true)]),
        Node.Timed timed => Rule(timed.Counted),
        Node.Not not => new ChoiceTest.Not(Rule(not.Operand)),
        Node.HasValue present when IsPath(present.Operand) => new ChoiceTest.And([Test(present.Operand, "IsPresent", true), Test(present.Operand, "IsNull", false)]),
        Node.Binary { Operator: Operator.And } and => new ChoiceTest.And([.. Operands(and, Operator.And).Select(Rule)]),
        Node.Binary { Operator: Operator.Or } or => new ChoiceTest.Or([.. Operands(or, Operator.Or).Select(Rule)]),
        // A path that finds nothing fails the state, and nothing catches it.
        Node.Binary { MayBeAbsent: true } risky => new ChoiceTest.And(
        [
            .. new[] { risky.Left, risky.Right }.Where(IsPath).Select(path => Test(path, "IsPresent", true)),
            Rule(risky with { MayBeAbsent = false }),
        ]),
        Node.Binary { Operator: Operator.NotEqual } differs => new ChoiceTest.Not(Rule(differs with { Operator = Operator.Equal })),
        Node.Binary { Left: Node.Constant or Node.Deployed, Right: not (Node.Constant or Node.Deployed) } turned => Rule(turned with { Operator = Mirrored(turned.Operator), Left = turned.Right, Right = turned.Left }),
        Node.Binary { Right: Node.Constant constant } comparison when IsPath(comparison.Left) => Test(comparison.Left, KindOf(constant.Value, comparison.As, comparison) + Suffix(comparison), constant.Value),
        Node.Binary { Right: Node.Deployed deployed } comparison when IsPath(comparison.Left) => Test(comparison.Left, "String" + Suffix(comparison), deployed.Value.ToString()),
        Node.Binary { Right: Node.Concat { Known: { } text } } comparison when IsPath(comparison.Left) => Test(comparison.Left, "String" + Suffix(comparison), text),
        Node.Binary comparison when IsPath(comparison.Left) && IsPath(comparison.Right) => Paths(comparison),
        Node.Like like when IsPath(like.Text) => Test(like.Text, "StringMatches", like.Pattern),
        Node.Constant { Value.IsBoolean: true } => throw Unsayable(node),
        _ when IsPath(node) => Test(node, "BooleanEquals", true),
        _ => throw Unsayable(node),
    };

    private static ChoiceTest Paths(Node.Binary comparison)
    {
        string[] kinds = comparison.As switch
        {
            ComparedAs.Text => ["String"],
            ComparedAs.Number => ["Numeric"],
            ComparedAs.Boolean => ["Boolean"],
            // What a service says about a time is text or a number, each in its own form.
            ComparedAs.Time when comparison.Operator is not Operator.Equal => ["Timestamp"],
            _ => ["String", "Numeric"],
        };

        var tests = kinds.Select(kind => (ChoiceTest)Test(comparison.Left, $"{kind}{Suffix(comparison)}Path", Print(comparison.Right))).ToArray();
        return tests is [var only] ? only : new ChoiceTest.Or([.. tests]);
    }

    private static IEnumerable<Node> Operands(Node node, Operator @operator) =>
        node is Node.Binary binary && binary.Operator == @operator ? [.. Operands(binary.Left, @operator), .. Operands(binary.Right, @operator)] : [node];

    private static ChoiceTest.Compare Test(Node path, string comparison, JsonValue operand) => new(Print(path), comparison, operand);

    private static string KindOf(JsonValue operand, ComparedAs comparedAs, Node whole) => operand.Kind switch
    {
        JsonKind.Number => "Numeric",
        JsonKind.Boolean => "Boolean",
        JsonKind.String when comparedAs is ComparedAs.Time => "Timestamp",
        JsonKind.String => "String",
        _ => throw Unsayable(whole),
    };

    private static string Suffix(Node.Binary comparison) => comparison.Operator switch
    {
        Operator.Equal => "Equals",
        Operator.LessThan => "LessThan",
        Operator.LessThanOrEqual => "LessThanEquals",
        Operator.GreaterThan => "GreaterThan",
        Operator.GreaterThanOrEqual => "GreaterThanEquals",
        _ => throw Unsayable(comparison),
    };

    private static Operator Mirrored(Operator @operator) => @operator switch
    {
        Operator.LessThan => Operator.GreaterThan,
        Operator.LessThanOrEqual => Operator.GreaterThanOrEqual,
        Operator.GreaterThan => Operator.LessThan,
        Operator.GreaterThanOrEqual => Operator.LessThanOrEqual,
        _ => @operator,
    };

    private static string Name(string name) => PlainNames().IsMatch(name) ? $".{name}" : $"['{name}']";

    private static string Hole(Node part) => part is Node.Constant { Value: var value } ? Escaped(value.IsString ? value.AsString() : value.ToString(), braces: true) : "{}";

    private static string Literal(JsonValue value) => value.IsString ? $"'{Escaped(value.AsString(), braces: false)}'" : value.ToString();

    private static string Escaped(string text, bool braces)
    {
        var escaped = new StringBuilder();

        foreach (var character in text)
        {
            if (character is '\\' or '\'' || (braces && character is '{' or '}'))
            {
                escaped.Append('\\');
            }

            escaped.Append(character);
        }

        return escaped.ToString();
    }

    private static DefinitionException Unsayable(Node node) =>
        new("ASL2002", $"JSONPath cannot say `{JsonataPrinter.Print(node)}`. Give the machine QueryLanguage.Jsonata.");

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex PlainNames();
}
