using CsCheck;
using Orchestration.Query.Jsonata.Syntax;

namespace Orchestration.Query.Tests.Jsonata;

public class SyntaxPropertyTests
{
    private static readonly Gen<string> Leaf = OneOf(
        "a", "`two words`", "`and`", "and", "$", "$$", "$x", "*", "**", "%", "1", "0.5", "1e21", "1e-7", "\"x\"", "'\\u00fc'", "\"\\n\\\"\\\\\"", "true", "false", "null", "/a\\/[/]b/im", "[]", "{}", "()");

    private static readonly Gen<string> Expression = Gen.Recursive<string>((depth, inner) => depth > 4 ? Leaf : Gen.Frequency(
        (3, Leaf),
        (3, Gen.Select(inner, OneOf("+", "-", "*", "/", "%", "=", "!=", "<", "<=", ">", ">=", "&", " and ", " or ", " in ", "~>", "."), inner, (left, symbol, right) => $"{left} {symbol} {right}")),
        (1, inner.Select(operand => $"-{operand}")),
        (2, Gen.Select(inner, inner, (left, predicate) => $"({left})[{predicate}]")),
        (1, inner.Select(left => $"a.({left})[]")),
        (1, Gen.Select(inner, inner, inner, (test, then, otherwise) => $"({test} ? {then} : {otherwise})")),
        (1, Gen.Select(inner, inner, (test, then) => $"({test} ? {then})")),
        (1, Gen.Select(inner, inner, (first, second) => $"($x := {first}; {second})")),
        (1, Gen.Select(inner, inner, (first, second) => $"[{first}, {second}, 1..({first})]")),
        (1, Gen.Select(inner, inner, (key, value) => $"{{{key}: {value}, \"k\": {value}}}")),
        (1, Gen.Select(inner, inner, (key, value) => $"a.b{{{key}: {value}}}[]")),
        (1, Gen.Select(inner, inner, (first, second) => $"$f({first}, ?, {second})")),
        (1, Gen.Select(inner, inner, (body, argument) => $"function($a, $b)<n-s?:x> {{ {body} }}({argument})")),
        (1, inner.Select(body => $"λ() {{ {body} }}")),
        (1, Gen.Select(inner, inner, (first, second) => $"a@$v#$i^(>({first}), {second})")),
        (1, Gen.Select(inner, inner, inner, (pattern, update, delete) => $"| {pattern} | {update}, {delete} |")),
        (1, inner.Select(expression => $"/* why */ ({expression})"))));

    [Test]
    public void An_expression_that_is_written_down_reads_as_the_same_expression() => Expression.Sample(
        text =>
        {
            var syntax = Read(text);

            if (syntax is not null)
            {
                Parser.Parse(Printer.Print(syntax)).Should().Be(syntax, "it was written down as {0}", Printer.Print(syntax));
            }
        },
        iter: 5000,
        print: text => text);

    [Test]
    public void Most_of_these_texts_are_expressions()
    {
        var (all, read) = (0, 0);

        Expression.Sample(
            text =>
            {
                all++;
                read += Read(text) is null ? 0 : 1;
            },
            iter: 500,
            threads: 1);

        read.Should().BeGreaterThan(all / 2);
    }

    [TestCase("a . b [ 0 ] [] .c", "a.b[][0].c")]
    [TestCase("$f( ?,1 )", "$f(?, 1)")]
    [TestCase("function ( $x )<n:n>{$x}", "function($x)<n:n> { $x }")]
    [TestCase("x?y:z", "x ? y : z")]
    [TestCase("`a` & 'b'", "a & \"b\"")]
    [TestCase("`a b`.`in`", "`a b`.`in`")]
    [TestCase("a^(>b,<c){d:e}", "a^(>b, c){d: e}")]
    [TestCase("|a|{},'b'|", "|a | {}, \"b\" |")]
    public void The_usual_spelling_is_short(string text, string printed) => Printer.Print(Parser.Parse(text)).Should().Be(printed);

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static SyntaxNode? Read(string text)
    {
        try
        {
            return Parser.Parse(text);
        }
        catch (QuerySyntaxException)
        {
            return null;
        }
    }
}
