using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A call whose result is that of the function around it: leaves itself to the caller, so that recursion needs no depth.</summary>
internal sealed class TailCallNode(Node function, Node[] arguments, string? name, Node? meant) : CallNode(function, arguments, name, meant)
{
    /// <summary>What comes back in place of a result.</summary>
    public static readonly JsonValue Mark = JsonValue.Foreign(new object());

    public override JsonValue Compute(Run run, Frame frame, in JsonValue input)
    {
        run.Tail = (this, frame, input);
        return Mark;
    }
}
