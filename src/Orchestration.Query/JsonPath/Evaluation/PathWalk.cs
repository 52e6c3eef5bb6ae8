using System.Runtime.CompilerServices;
using System.Text;
using Orchestration.Query.Json;
using Orchestration.Query.JsonPath.Compilation;

namespace Orchestration.Query.JsonPath.Evaluation;

/// <summary>One reading of a path that may find any number of values.</summary>
internal sealed class PathWalk(CompiledPath path, JsonValue document)
{
    // Paths such as $..*..*..* visit a power of the document's size.
    private const int MostVisits = 4_000_000;

    private readonly Stack<Hop> _trail = new();
    private int _visits;

    public List<JsonValue> Results { get; } = [];

    public PathFailure? Run() => Visit(0, document, isNode: true);

    private PathFailure? Visit(int at, JsonValue value, bool isNode)
    {
        if (Tired() is { } tired)
        {
            return tired;
        }

        if (at == path.Steps.Length)
        {
            Results.Add(value);
            return null;
        }

        return path.Steps[at] switch
        {
            PathStep.Name name => VisitName(at, name, value),
            PathStep.Names names => VisitNames(at, names, value),
            PathStep.Index index => AsArray(at, value, isNode) ?? VisitElement(at, value.AsArray(), index.Value),
            PathStep.FromEnd last => AsArray(at, value, isNode) ?? VisitElement(at, value.AsArray(), value.AsArray().Count + last.Offset),
            PathStep.Indices indices => AsArray(at, value, isNode) ?? VisitIndices(at, indices, value.AsArray()),
            PathStep.Slice slice => AsArray(at, value, isNode) ?? VisitSlice(at, slice, value.AsArray()),
            PathStep.Wildcard => VisitAll(at, value),
            PathStep.Filter filter => VisitFilter(at, filter, value, isNode),
            _ => Scan(at, value),
        };
    }

    private PathFailure? Tired()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return PathFailure.Unfit("The path or the value that it reads is nested too deeply.");
        }

        return ++_visits > MostVisits ? PathFailure.Unfit($"The path visits more than {MostVisits} values.") : null;
    }

    private PathFailure? AsArray(int at, JsonValue value, bool isNode) => value.IsArray ? null : PathReader.NoArray(path, at, value, isNode, Place());

    private PathFailure? VisitName(int at, PathStep.Name name, JsonValue value)
    {
        if (!value.IsObject)
        {
            return PathFailure.Missing($"Property {name} not found in path {Place()}");
        }

        if (value.AsObject().TryGet(name.Value, out var member))
        {
            return VisitMember(at, name.Value, member);
        }

        return at == path.Steps.Length - 1 ? PathFailure.Missing($"No results for path: {Place()}{name}")
            : path.RequiresMember(at) ? PathFailure.Missing($"Missing property in path {Place()}{name}")
            : null;
    }

    private PathFailure? VisitNames(int at, PathStep.Names names, JsonValue value)
    {
        if (!value.IsObject)
        {
            return PathFailure.Missing($"Property {names} not found in path {Place()}");
        }

        if (at < path.Steps.Length - 1)
        {
            return PathFailure.Unfit($"Multi properties can only be used as path leafs: {Place()}{names}");
        }

        var from = value.AsObject();
        Results.Add(JsonObject.Of([.. names.Values.Where(from.Has).Select(name => (name, value[name]))]));
        return null;
    }

    private PathFailure? VisitMember(int at, string name, JsonValue member)
    {
        _trail.Push(new(name, 0));
        var failure = Visit(at + 1, member, isNode: false);
        _trail.Pop();
        return failure;
    }

    private PathFailure? VisitElement(int at, JsonArray array, int index)
    {
        var isThere = (uint)index < (uint)array.Count;
        _trail.Push(new(null, index));
        var failure = Visit(at + 1, isThere ? array[index] : JsonValue.Null, isNode: isThere);
        _trail.Pop();
        return failure;
    }

    private PathFailure? VisitIndices(int at, PathStep.Indices indices, JsonArray array)
    {
        foreach (var index in indices.Values)
        {
            if (VisitElement(at, array, index) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private PathFailure? VisitSlice(int at, PathStep.Slice slice, JsonArray array)
    {
        var (from, to) = slice.Bounds(array.Count);

        for (var i = from; i < to; i++)
        {
            if (VisitElement(at, array, i) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private PathFailure? VisitAll(int at, JsonValue value)
    {
        if (value.IsObject)
        {
            foreach (var (name, member) in value.AsObject())
            {
                if (VisitMember(at, name, member) is { } failure)
                {
                    return failure;
                }
            }
        }
        else if (value.IsArray)
        {
            var array = value.AsArray();

            for (var i = 0; i < array.Count; i++)
            {
                // Whatever is missing below an element, the library goes on to the next; not so below the members of an object.
                if (VisitElement(at, array, i) is { IsMissing: false } failure)
                {
                    return failure;
                }
            }
        }

        return null;
    }

    private PathFailure? VisitFilter(int at, PathStep.Filter filter, JsonValue value, bool isNode)
    {
        if (value.IsObject)
        {
            return FilterEvaluator.Accepts(filter.Expression, value, document, out var accepted) ?? (accepted ? Visit(at + 1, value, isNode) : null);
        }

        if (!value.IsArray)
        {
            return PathFailure.Unfit($"Filter: {path.Tail(at)} can not be applied to primitives. Current context is: {PathReader.Print(value, isNode)}");
        }

        var array = value.AsArray();

        for (var i = 0; i < array.Count; i++)
        {
            var failure = FilterEvaluator.Accepts(filter.Expression, array[i], document, out var accepted) ?? (accepted ? VisitElement(at, array, i) : null);

            if (failure is not null)
            {
                return failure;
            }
        }

        return null;
    }

    private PathFailure? Scan(int at, JsonValue value)
    {
        if (Tired() is { } tired)
        {
            return tired;
        }

        return value.IsObject ? ScanObject(at, value) : value.IsArray ? ScanArray(at, value) : null;
    }

    private PathFailure? ScanObject(int at, JsonValue value)
    {
        if ((Fits(at + 1, value, out var fits) ?? (fits ? Visit(at + 1, value, isNode: false) : null)) is { } failure)
        {
            return failure;
        }

        foreach (var (name, member) in value.AsObject())
        {
            _trail.Push(new(name, 0));
            var below = Scan(at, member);
            _trail.Pop();

            if (below is not null)
            {
                return below;
            }
        }

        return null;
    }

    private PathFailure? ScanArray(int at, JsonValue value)
    {
        if ((Fits(at + 1, value, out var fits) ?? (fits ? VisitScanned(at, value) : null)) is { } failure)
        {
            return failure;
        }

        var array = value.AsArray();

        for (var i = 0; i < array.Count; i++)
        {
            _trail.Push(new(null, i));
            var below = Scan(at, array[i]);
            _trail.Pop();

            if (below is not null)
            {
                return below;
            }
        }

        return null;
    }

    // Of an array that fits, the library asks every element for the step after next, whatever the next one selects.
    private PathFailure? VisitScanned(int at, JsonValue value)
    {
        if (at + 2 == path.Steps.Length)
        {
            return Visit(at + 1, value, isNode: false);
        }

        var array = value.AsArray();

        for (var i = 0; i < array.Count; i++)
        {
            _trail.Push(new(null, i));
            var failure = Visit(at + 2, array[i], isNode: false);
            _trail.Pop();

            if (failure is not null)
            {
                return failure;
            }
        }

        return null;
    }

    private PathFailure? Fits(int at, JsonValue value, out bool fits)
    {
        fits = path.Steps[at] switch
        {
            PathStep.Name name => value.IsObject && value.AsObject().Has(name.Value),
            PathStep.Names names => value.IsObject && Array.TrueForAll(names.Values, value.AsObject().Has),
            PathStep.Wildcard => true,
            PathStep.Scan or PathStep.Filter => false,
            _ => value.IsArray,
        };

        return path.Steps[at] is PathStep.Filter filter ? FilterEvaluator.Accepts(filter.Expression, value, document, out fits) : null;
    }

    private string Place()
    {
        var text = new StringBuilder("$");

        foreach (var hop in _trail.Reverse())
        {
            _ = hop.Name is null ? text.Append('[').Append(hop.Index).Append(']') : text.Append("['").Append(hop.Name).Append("']");
        }

        return text.ToString();
    }

    private readonly record struct Hop(string? Name, int Index);
}
