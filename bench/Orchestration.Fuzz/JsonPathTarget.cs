using Orchestration.Query;
using Orchestration.Query.JsonPath;

namespace Orchestration.Fuzz;

/// <summary>Paths, and reference paths where the text is one.</summary>
internal sealed class JsonPathTarget : FuzzTarget
{
    public static readonly string[] Paths =
    [
        "$", "$.a[0].b", "$..b", "$.a[?(@.b == 'x' && @.c || !@.d)]", "$['two words','id']", "$.a[-1:]", "$.a[0,2]", "$.*", "$$.a", "$v.id", "$[*].tags[*]", "$..[?(@.id > 1)].id",
        "$[(@.length-1)]", "$.a[?(@ =~ /x.*/i)]", "$[?(@.id == $.id)]",
    ];

    public override string Name => "jsonpath";

    public override IReadOnlyList<string> Seeds => Paths;

    public override IReadOnlyList<string> Parts { get; } =
    [
        "$", "$$", "$v", "@", ".", "..", "*", "[", "]", "[*]", "[0]", "[1:3]", "[:", "'", "['a']", "?(", ")", "[?(@.a)]", "==", "!=", "<", ">=", "=~", "/x/", "&&", "||", "!", " ", ",", "-1",
        "a", ".b", ".id", "length()", "null", "'x'", "99999999999", "\\", "ü", "\0", "[?(@[?(@",
    ];

    public override void Take(string text, Random random)
    {
        JsonPathExpression path;

        try
        {
            path = JsonPathExpression.Parse(text);
        }
        catch (QuerySyntaxException exception)
        {
            Hold(exception.Position >= 0 && exception.Position <= text.Length && exception.Line >= 1 && exception.Column >= 1, "the place is not in the text");
            return;
        }

        var scope = FuzzDocuments.Scope(random);
        var isThere = path.TryRead(scope, out var value, out var problem);
        Hold(isThere != (problem is not null), "it neither reads nor says why");
        Hold(!isThere || path.IsDefinite || value.IsArray, "an indefinite path gives no array");

        if (IsReference(text, out var reference))
        {
            try
            {
                var after = reference!.Set(scope.Input, "set");
                Hold(reference.Read(after) == "set", "what is set is not read back");
            }
            catch (QueryEvaluationException exception) when (exception.Error == "States.ResultPathMatchFailure")
            {
            }
        }
    }

    private static bool IsReference(string text, out ReferencePath? reference)
    {
        try
        {
            reference = ReferencePath.Parse(text);
            return true;
        }
        catch (QuerySyntaxException)
        {
            reference = null;
            return false;
        }
    }
}
