using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>One step of a path and the filters behind it.</summary>
internal sealed class PathStep(Node? node, SortStage? sort, FilterStage[] filters)
{
    // Where shapes change all the time there is nothing to be gained.
    private const int MostPlaces = 16;

    private readonly string? _name = (node as NameNode)?.Name;
    private Place _place = new(JsonShape.Empty, -1);
    private int _places;

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
            value = Member(@object, _name);
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

    // Objects that a step meets mostly have one shape, so that the place of the member is known.
    private JsonValue Member(JsonObject @object, string name)
    {
        var place = _place;

        if (ReferenceEquals(place.Shape, @object.Shape))
        {
            return place.Index < 0 ? default : Sequences.Leave(@object.Values[place.Index]);
        }

        var index = @object.Shape.IndexOf(name);

        if (_places < MostPlaces)
        {
            _places++;
            _place = new(@object.Shape, index);
        }

        return index < 0 ? default : Sequences.Leave(@object.Values[index]);
    }

    private sealed record Place(JsonShape Shape, int Index);
}
