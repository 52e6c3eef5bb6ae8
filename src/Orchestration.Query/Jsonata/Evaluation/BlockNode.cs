using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Compilation;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>Expressions one after the other, with variables of their own where they bind any (<paramref name="scope"/>).</summary>
internal sealed class BlockNode(Node[] expressions, Scope? scope) : Node
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input)
    {
        var inner = scope is null ? frame : new Frame(scope.Count, frame);
        JsonValue result = default;

        foreach (var expression in expressions)
        {
            result = expression.Evaluate(run, inner, input);
        }

        return result;
    }
}
