using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Compilation;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>An expression that is no path, with predicates, a grouping or <c>[]</c> behind it.</summary>
internal sealed class DecoratedNode(Node inner, FilterStage[] predicates, GroupStage? group, bool keepArray, Scope scope) : Node
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input)
    {
        var value = inner.Compute(run, frame, input);

        foreach (var predicate in predicates)
        {
            value = value.Reference is TupleStream stream ? stream.Filter(run, frame, scope, predicate) : predicate.Apply(run, frame, value);
        }

        if (group is not null)
        {
            value = value.Reference is TupleStream stream ? group.Reduce(run, frame, stream) : group.Apply(run, frame, value);
        }

        return keepArray && value.Reference is JsonArray array && Sequences.IsSequence(array) ? array.Marked(array.Marks | ArrayMarks.KeepSingleton) : value;
    }
}
