using Orchestration.Query.Json;
using Orchestration.Runtime.Compilation;

namespace Orchestration.Runtime.States;

internal sealed class RunnableCatcher(IReadOnlyList<string> errors)
{
    /// <summary>Where the error leads. Set once when the graph is linked.</summary>
    public RunnableState? Next { get; set; }

    public ResultPlace? ResultPath { get; init; }

    public Field? Assign { get; init; }

    public Field? Output { get; init; }

    public bool Catches(StateFailure failure) => errors.Any(failure.Matches);

    public bool Take(RunnableWork state, Strand strand, StateFailure failure)
    {
        // After a timeout AWS gives an empty cause, after a token failed without fields two nulls.
        var error = JsonValue.Object(
            ("Error", failure.Error is { } name ? name : JsonValue.Null),
            ("Cause", failure.Cause is { } cause ? cause : failure.Error is ErrorNames.Timeout ? "" : JsonValue.Null));
        var output = Output is not null ? Output.Evaluate(strand, strand.Input, error: error) : ResultPath is null ? error : ResultPath.Put(strand.Input, error);
        var assigned = Assign?.Evaluate(strand, state.IsJsonata ? strand.Input : error, error: error) ?? default;
        strand.Execution.CheckSize(output, state.Name);
        return strand.Leave(output, Next, assigned);
    }
}
