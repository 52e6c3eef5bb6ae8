using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A part of a compiled expression. Nothing in it changes once it is built, so any number of threads may evaluate it.</summary>
internal abstract class Node
{
    public int Position { get; init; }

    /// <summary>Evaluates it: one level of depth, and a sequence of one result becomes that result.</summary>
    public virtual JsonValue Evaluate(Run run, Frame frame, in JsonValue input)
    {
        run.Enter();
        var result = Compute(run, frame, input);
        run.Leave();
        return Sequences.Leave(result);
    }

    /// <summary>What <see cref="Evaluate"/> does, before sequences are unwrapped.</summary>
    public abstract JsonValue Compute(Run run, Frame frame, in JsonValue input);
}
