using Orchestration.Query;
using Orchestration.Query.Json;
using Orchestration.Runtime.Compilation;
using Orchestration.Runtime.History;

namespace Orchestration.Runtime.States;

/// <summary>A state, compiled: it is shared by all executions and holds nothing of any of them.</summary>
internal abstract class RunnableState(string name)
{
    public string Name => name;

    public abstract string EnteredType { get; }

    /// <summary>Null for a state that is never left.</summary>
    public abstract string? ExitedType { get; }

    public bool IsJsonata { get; init; }

    /// <summary>JSONPath: the part of the input that the state sees; null for all of it.</summary>
    public Field? InputPath { get; init; }

    /// <summary>JSONPath: the part of the output that goes on; null for all of it.</summary>
    public Field? OutputPath { get; init; }

    /// <summary>JSONata: the output; null for the state's own.</summary>
    public Field? Output { get; init; }

    public Field? Assign { get; init; }

    /// <summary>The state that follows; null at the end of the graph. Set once when the graph is linked.</summary>
    public RunnableState? Next { get; set; }

    /// <summary>Does what the state does, after it was entered.</summary>
    /// <returns>Whether the strand stands at the next state; false where it waits or has ended.</returns>
    public abstract bool Run(Strand strand);

    /// <summary>An expression failed.</summary>
    public virtual bool Failed(Strand strand, QueryEvaluationException exception) => Stop(strand, Announce(strand, exception));

    /// <inheritdoc cref="Announce" />
    public StateFailure Announced(Strand strand, QueryEvaluationException exception) => Announce(strand, exception);

    /// <summary>The failure of an expression, its event written where there is one.</summary>
    protected StateFailure Announce(Strand strand, QueryEvaluationException exception)
    {
        var cause = strand.Located(exception.Cause);

        if (exception.Error is not ErrorNames.QueryEvaluation)
        {
            return new(exception.Error, cause, Catchable: exception.Error is ErrorNames.DataLimitExceeded);
        }

        var after = strand.Last == strand.Entered && !PointsToEntered(exception) ? strand.BeforeEntered : strand.Last;
        strand.Last = strand.Execution.Append(after, HistoryEventType.EvaluationFailed, new HistoryDetails.Evaluation(exception.Error, cause, exception.Location, name));
        return new(exception.Error, cause);
    }

    protected virtual bool PointsToEntered(QueryEvaluationException exception) => false;

    protected JsonValue EffectiveInput(Strand strand) => InputPath is null ? strand.Input : InputPath.Evaluate(strand, strand.Input);

    /// <summary>Ends the state well: output and variables both see the values at entry.</summary>
    /// <param name="strand">The strand.</param>
    /// <param name="output">The output, before OutputPath.</param>
    /// <param name="assignInput">JSONPath: what Assign reads.</param>
    /// <param name="result">JSONata: <c>$states.result</c>.</param>
    protected bool Finish(Strand strand, JsonValue output, JsonValue assignInput, JsonValue result = default)
    {
        if (Output is not null)
        {
            output = Output.Evaluate(strand, strand.Input, result);
        }
        else if (OutputPath is not null)
        {
            output = OutputPath.Evaluate(strand, output);
        }

        var assigned = Assign?.Evaluate(strand, IsJsonata ? strand.Input : assignInput, result) ?? default;
        strand.Execution.CheckSize(output, name);
        return strand.Leave(output, Next, assigned);
    }

    protected static bool Stop(Strand strand, StateFailure failure) => strand.Fail(failure);
}
