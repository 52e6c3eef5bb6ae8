using Orchestration.Query;
using Orchestration.Query.Json;
using Orchestration.Query.Jsonata;

namespace Orchestration.Fuzz;

/// <summary>Expressions: read, written down again, evaluated as Step Functions does and as plain JSONata.</summary>
internal sealed class JsonataTarget : FuzzTarget
{
    // A part of what one evaluation may use, so that a million of them end.
    private static readonly JsonataLimits Limits = JsonataLimits.StepFunctions with { Time = TimeSpan.FromSeconds(0.03), TotalBytes = 16_000_000, ValueBytes = 2_000_000 };

    private static readonly JsonataLimits Deep = Limits with { Depth = 1000 };

    public override string Name => "jsonata";

    public override IReadOnlyList<string> Seeds { get; } =
    [
        "$states.input.a.b", "$states.input[id = 1].tags[0]", "$v.id", "$name & \"!\"", "$states.input.{\"x\": id, \"y\": $count(tags)}", "$states.input{id: $sum(n)}[]", "**.b", "*.*", "a.b.%.c",
        "$states.input@$x#$i[$i = 0].{\"v\": $x, \"i\": $i}", "$states.input^(>id, <name)", "($f := function($n) { $n <= 1 ? 1 : $n * $f($n - 1) }; $f(20))",
        "($f := function($n) { $f($n + 1) }; $f(1))", "$map([1..100], function($v, $i) { $v * $i }) ~> $sum", "$replace(\"abc abc\", /(b)(c)/i, \"$2$1\")", "$match(\"a1b22\", /[0-9]+/)",
        "$split(\"a, b\", /, */)", "|a|{\"b\": 1}, [\"c\"]|", "$states.input ~> |**|{\"seen\": true}|", "$formatNumber(1234.5, \"#,##0.00;(#)\")", "$formatInteger(1999, \"Ww;o\")",
        "$parseInteger(\"twenty-one\", \"w\")", "$fromMillis(1510067557121, \"[D1o] [MNn] [Y0001] [H01]:[m01]:[s01].[f001] [Z01:01t]\", \"+0530\")", "$toMillis(\"2018-03-27\", \"[Y0001]-[M01]-[D01]\")",
        "$reduce([1..5], function($a, $b, $i, $l) { $a + $b }, 10)", "$sort([3, 1, 2], function($l, $r) { $l > $r })", "$each($states.input, function($v, $k) { $k })", "$sift({\"a\": 1}, function($v) { $v > 0 })",
        "$lookup({\"a\": [1, 2]}, \"a\")[-1]", "[[1, 2], [3]][0][1]", "$append([1], $spread({\"a\": 1}))", "$zip([1, 2], [3, 4])", "$distinct([1, 1, \"1\"])", "$partition([1, 2, 3], 2)", "$range(1, 9, 3)",
        "$hash(\"a\", \"SHA-256\")", "$parse(\"[1]\")", "$random(42)", "$string({\"a\": function() { 1 }}, true)", "$substring(?, 0, ?)(\"abc\", 2)", "function($x)<n-:n>{ $x }(1)", "/* c */ 1 in [1, 2] and not or true",
        "$uppercase ~> $trim", "`two words`", "$eval(\"1\")", "$error(\"x\")", "$assert(false, \"x\")", "$pad(\"x\", -5, \"ab\")", "$encodeUrl(\"ü?\")", "$base64decode(\"YQ==\")", "1e308 * 10", "-\"a\"", "$toMillis(\"2018-W10\")",
    ];

    public override IReadOnlyList<string> Parts { get; } =
    [
        "$", "$$", "$states", ".input", ".", "..", "*", "**", "%", "@$x", "#$i", "^(", "^(>", "[", "]", "[]", "{", "}", "(", ")", ",", ";", ":", ":=", "?", "~>", "|", "&", "=", "!=", "<", ">=", "+", "-", "/", " in ", " and ",
        " or ", "$v", "$x := ", "function($a, $b) { ", "function", "λ", "<a<n>:n>", "$map(", "$filter(", "$reduce(", "$sum(", "$string(", "$match(", "$replace(", "$split(", "$sort(", "$fromMillis(0, ", "$formatNumber(1, ",
        "$formatInteger(7, ", "$toMillis(", "/a*/", "/(/", "/[", "\"", "'", "`", "\"[Y][M,2-", "\"#0.e\"", "[1..100000]", "1e999", "0.1", "-1", "true", "null", "\\u12", "/*", "*/", "a", "b", "id", "ü", "\0", "😀", "\n", "$a", "!", "~",
    ];

    public override void Take(string text, Random random)
    {
        JsonataExpression expression;

        try
        {
            expression = JsonataExpression.Parse(text);
        }
        catch (QuerySyntaxException exception)
        {
            Hold(exception.Position >= 0 && exception.Position <= text.Length && exception.Line >= 1 && exception.Column >= 1 && exception.Message.Length > 0, "the place is not in the text");
            return;
        }

        var printed = expression.ToString();
        Hold(JsonataExpression.Parse(printed).ToString() == printed, $"it is written as {printed}, which is another expression");
        var scope = FuzzDocuments.Scope(random);

        try
        {
            Hold(JsonValue.Parse(expression.Evaluate(scope, "Output", Limits).ToJson()).Kind != JsonKind.Undefined, "the result is no JSON");
        }
        catch (QueryEvaluationException exception)
        {
            Hold(exception.Error == "States.QueryEvaluationError" && exception.Cause.Contains("specified for the field 'Output'", StringComparison.Ordinal), "the error is not AWS's");
        }

        try
        {
            _ = expression.EvaluateRaw(scope.Input, scope.Variables, Deep);
        }
        catch (JsonataException exception)
        {
            Hold(exception.Code.Length == 5 && exception.Message.Length > 0 && exception.Position <= text.Length, "the error says nothing");
        }
    }
}
