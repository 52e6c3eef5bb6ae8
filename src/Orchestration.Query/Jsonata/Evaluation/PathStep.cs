using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>One step of a path and the filters behind it.</summary>
internal sealed class PathStep(Node? node, SortStage? sort, FilterStage[] filters)
{
    private readonly string? _name = (node as NameNode)?.Name;

    /// <summary>What the step finds; null where it sorts what the steps before it found.</summary>
    public Node? Node => node;

    public SortStage? Sort => sort;

    public FilterStage[] Filters => filters;

    /// <summary>What it finds below one item.</summary>
    public JsonValue Find(Run run, Frame frame, in JsonValue item)
    {
        JsonValue value;

        if (_name is not null && item.Reference is JsonObject @object)
        {
            run.Touch();
            value = @object.TryGet(_name, out var found) ? Sequences.Leave(found) : default;
        }
        else
        {
            value = node!.Evaluate(run, frame, item);
        }

        foreach (var filter in filters)
        {
            value = filter.Apply(run, frame, value);
        }

        return value;
    }
}
