using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A part that reads nothing from outside, evaluated when the expression was compiled.</summary>
/// <param name="value">What it gave.</param>
/// <param name="original">The part. It is evaluated after all where the limits are narrower than what it used, so that they are passed where they would have been, and where a
/// variable has the name of a function that it calls.</param>
/// <param name="depth">How deep it nests at most.</param>
/// <param name="bytes">How much it built.</param>
/// <param name="functions">The functions of the language that it calls.</param>
internal sealed class FoldedNode(JsonValue value, Node original, int depth, long bytes, (GlobalVariableNode Name, FunctionValue Function)[] functions) : Node
{
    public override JsonValue Evaluate(Run run, Frame frame, in JsonValue input) => Holds(run, input) ? Sequences.Leave(value) : original.Evaluate(run, frame, input);

    public override JsonValue Compute(Run run, Frame frame, in JsonValue input) => Holds(run, input) ? value : original.Compute(run, frame, input);

    private bool Holds(Run run, in JsonValue input)
    {
        foreach (var (name, function) in functions)
        {
            if (!ReferenceEquals(name.Compute(run, Frame.Outermost, input).Reference, function))
            {
                return false;
            }
        }

        return run.TrySpend(depth, bytes);
    }
}
