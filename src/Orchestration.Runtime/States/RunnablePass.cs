using Orchestration.Query.Json;
using Orchestration.Runtime.Compilation;
using Orchestration.Runtime.History;

namespace Orchestration.Runtime.States;

internal sealed class RunnablePass(string name) : RunnableState(name)
{
    public override string EnteredType => HistoryEventType.PassStateEntered;

    public override string ExitedType => HistoryEventType.PassStateExited;

    public Field? Parameters { get; init; }

    /// <summary>Undefined for the input.</summary>
    public JsonValue Result { get; init; }

    /// <summary>Null where the result replaces the input.</summary>
    public ResultPlace? ResultPath { get; init; }

    public override bool Run(Strand strand)
    {
        if (IsJsonata)
        {
            return Finish(strand, strand.Input, strand.Input);
        }

        var input = EffectiveInput(strand);
        var result = Parameters is null ? input : Parameters.Evaluate(strand, input);

        if (!Result.IsUndefined)
        {
            result = Result;
        }

        return Finish(strand, ResultPath is null ? result : ResultPath.Put(strand.Input, result), result);
    }
}
