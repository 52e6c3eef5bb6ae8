using Orchestration.Query;
using Orchestration.Query.Json;
using Orchestration.Runtime.Compilation;

namespace Orchestration.Runtime.States;

/// <summary>A state that has a result and may fail: its errors are retried and caught.</summary>
internal abstract class RunnableWork(string name) : RunnableState(name)
{
    /// <summary>JSONPath Parameters or JSONata Arguments: what the work gets; null for the input.</summary>
    public Field? Arguments { get; init; }

    public Field? ResultSelector { get; init; }

    /// <summary>Null where the result replaces the input.</summary>
    public ResultPlace? ResultPath { get; init; }

    public IReadOnlyList<RunnableRetrier> Retry { get; init; } = [];

    public IReadOnlyList<RunnableCatcher> Catch { get; init; } = [];

    public override bool Failed(Strand strand, QueryEvaluationException exception)
    {
        var failure = Announce(strand, exception);

        // What JSONPath cannot find ends the execution at once: AWS writes no event between, and nothing catches it.
        return failure.Catchable ? Recover(strand, failure) : Stop(strand, failure);
    }

    /// <summary>The work is done.</summary>
    protected bool Complete(Strand strand, JsonValue result)
    {
        if (IsJsonata)
        {
            return Finish(strand, result, strand.Input, result);
        }

        var selected = ResultSelector is null ? result : ResultSelector.Evaluate(strand, result);
        return Finish(strand, ResultPath is null ? selected : ResultPath.Put(strand.Input, selected), result);
    }

    /// <summary>The work failed: it is done again, or the error is caught, or the graph fails.</summary>
    public bool Recover(Strand strand, StateFailure failure)
    {
        if (failure.Catchable && Retries(strand, failure) is { } delay)
        {
            return strand.Suspend(new Pause(strand, strand.Execution.Now + delay, static one => one.State.Run(one)));
        }

        GiveUp(strand);

        if (failure.Catchable && Catch.FirstOrDefault(catcher => catcher.Catches(failure)) is { } found)
        {
            try
            {
                return found.Take(this, strand, failure);
            }
            catch (QueryEvaluationException exception)
            {
                return Stop(strand, Announce(strand, exception));
            }
        }

        return Stop(strand, failure);
    }

    /// <summary>Writes what AWS writes when an error leaves the state: no retrier has taken it.</summary>
    protected virtual void GiveUp(Strand strand)
    {
    }

    private TimeSpan? Retries(Strand strand, StateFailure failure)
    {
        for (var i = 0; i < Retry.Count; i++)
        {
            if (Retry[i].Takes(failure))
            {
                // The first that names the error counts, even where it is used up.
                return (strand.Retries?[i] ?? 0) < Retry[i].MaxAttempts ? Retry[i].Delay(strand.CountRetry(i, Retry.Count), strand.Execution.Jitter) : null;
            }
        }

        return null;
    }
}
