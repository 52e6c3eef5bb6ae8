using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

internal sealed class ConcatenationNode(Node left, Node right) : BinaryNode("&", left, right)
{
    protected override JsonValue Apply(Run run, in JsonValue one, in JsonValue other)
    {
        var (start, end) = (Values.Text(run, one) ?? "", Values.Text(run, other) ?? "");
        run.Charge((long)start.Length + end.Length);
        return start + end;
    }
}
