using Orchestration.Query;
using Orchestration.Query.Json;
using Orchestration.Runtime.Compilation;
using Orchestration.Runtime.History;

namespace Orchestration.Runtime.States;

internal sealed class RunnableFail(string name) : RunnableState(name)
{
    public override string EnteredType => HistoryEventType.FailStateEntered;

    public override string? ExitedType => null;

    public Field? Error { get; init; }

    public Field? Cause { get; init; }

    public override bool Run(Strand strand)
    {
        var input = EffectiveInput(strand);
        return Stop(strand, new(Text(strand, Error, "Error", input), Text(strand, Cause, "Cause", input)));
    }

    private string? Text(Strand strand, Field? field, string name, JsonValue input)
    {
        if (field is null)
        {
            return null;
        }

        var value = field.Evaluate(strand, input);

        if (value.IsString)
        {
            return value.AsString();
        }

        throw IsJsonata
            ? Wrong.Type(field, name, "string", value)
            : new QueryEvaluationException(ErrorNames.Runtime, $"The {name}Path field refers to value \"{value.ToCauseText()}\" which is not a valid string.");
    }
}
