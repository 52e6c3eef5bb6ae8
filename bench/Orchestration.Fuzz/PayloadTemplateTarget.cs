using Orchestration.Query;
using Orchestration.Query.Json;
using Orchestration.Query.JsonPath;

namespace Orchestration.Fuzz;

/// <summary>Payload templates: the text is that of a computed member among others.</summary>
internal sealed class PayloadTemplateTarget : FuzzTarget
{
    private readonly IntrinsicTarget _calls = new();
    private readonly JsonPathTarget _paths = new();

    public override string Name => "templates";

    public override IReadOnlyList<string> Seeds => [.. _calls.Seeds, .. _paths.Seeds];

    public override IReadOnlyList<string> Parts => [.. _calls.Parts, .. _paths.Parts];

    public override void Take(string text, Random random)
    {
        var template = JsonValue.Object(("x.$", text), ("y", JsonValue.Array(1, JsonValue.Object(("z.$", "$")))), ("x", random.Next(2) == 0 ? JsonValue.Null : text));
        PayloadTemplate compiled;

        try
        {
            compiled = PayloadTemplate.Compile(template, "Parameters");
        }
        catch (QuerySyntaxException)
        {
            return;
        }

        try
        {
            var value = compiled.Evaluate(FuzzDocuments.Scope(random));
            Hold(value.AsObject().Has("x") && !value.AsObject().Has("x.$"), "the computed member is not there");
        }
        catch (QueryEvaluationException exception)
        {
            Hold(exception.Error == "States.Runtime", "the error has another name");
        }
    }
}
