using System.Text.RegularExpressions;
using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

internal sealed class RegexNode(Regex regex) : LeafNode
{
    private readonly JsonValue _function = new RegexFunction(regex).AsValue();

    public override JsonValue Compute(Run run, Frame frame, in JsonValue input) => _function;
}
