using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

internal sealed class ConditionNode(Node test, Node then, Node? otherwise) : Node
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input) =>
        Values.IsTrue(test.Evaluate(run, frame, input)) ? then.Evaluate(run, frame, input)
        : otherwise is null ? default
        : otherwise.Evaluate(run, frame, input);
}
