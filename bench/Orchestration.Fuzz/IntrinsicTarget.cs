using Orchestration.Query;
using Orchestration.Query.Intrinsics;

namespace Orchestration.Fuzz;

/// <summary>Calls of intrinsic functions.</summary>
internal sealed class IntrinsicTarget : FuzzTarget
{
    public override string Name => "intrinsics";

    public override IReadOnlyList<string> Seeds { get; } =
    [
        "States.Format('Hello {} \\'{}\\'', $.name, $.a[0])", "States.ArrayPartition($.a, 2)", "States.ArrayContains($.a, States.StringToJson('[1]'))", "States.ArrayRange(0, 9, 3)",
        "States.ArrayGetItem($[0].tags, 0)", "States.ArrayUnique($)", "States.ArrayLength($.a)", "States.Base64Decode(States.Base64Encode('x'))", "States.Hash($.name, 'SHA-256')",
        "States.JsonMerge($.b, $, false)", "States.JsonToString($)", "States.MathRandom(1, 9, 7)", "States.MathAdd(1.5, -2)", "States.StringSplit($.name, ' ,')", "States.UUID()",
        "States.Array($$.id, $v, true, null, -1.5e3)",
    ];

    public override IReadOnlyList<string> Parts { get; } =
    [
        "States.", "States.Array(", "States.Format('{}',", "States.MathAdd(", "States.StringToJson(", "(", ")", ",", "'", "\\'", "\\{", "{}", "{", "}", "$.a", "$$", "$v", "$..*", "1", "-1", "1e309", "0.49",
        "2147483648", "null", "true", " ", "'SHA-1'", "'{\"a\":[1,2]}'", "[", "]", "\n", "😀", "9999999999999999999999",
    ];

    public override void Take(string text, Random random)
    {
        IntrinsicCall call;

        try
        {
            call = IntrinsicCall.Parse(text);
        }
        catch (QuerySyntaxException exception)
        {
            Hold(exception.Position >= 0 && exception.Position <= text.Length, "the place is not in the text");
            return;
        }

        try
        {
            Hold(!call.Evaluate(FuzzDocuments.Scope(random)).IsUndefined, "it gives nothing");
        }
        catch (QueryEvaluationException exception)
        {
            Hold(exception.Error == "States.Runtime", "the error has another name");
        }
    }
}
