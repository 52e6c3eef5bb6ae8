using Orchestration.Query.Json;
using Orchestration.Query.JsonPath.Compilation;

namespace Orchestration.Query.JsonPath.Evaluation;

/// <summary>Reads what a path names.</summary>
internal static class PathReader
{
    /// <summary>Reads the value; null when that goes well.</summary>
    /// <remarks>An index that is out of range gives null and no failure: so does the library on the JSON nodes that AWS gives it.</remarks>
    public static PathFailure? Read(CompiledPath path, JsonValue document, out JsonValue value)
    {
        var steps = path.Steps;
        var isNode = true;
        value = document;

        for (var i = 0; i < steps.Length; i++)
        {
            switch (steps[i])
            {
                case PathStep.Name name when value.IsObject:
                    if (!value.AsObject().TryGet(name.Value, out value))
                    {
                        return path.IsDefinite ? NoMember(path, i) : Walk(path, document, out value);
                    }

                    isNode = false;
                    break;

                case PathStep.Index index when value.IsArray:
                    var array = value.AsArray();
                    isNode = (uint)index.Value < (uint)array.Count;
                    value = isNode ? array[index.Value] : JsonValue.Null;
                    break;

                case PathStep.Name name:
                    return PathFailure.Missing($"Property {name} not found in path {path.Place(i)}");

                case PathStep.Index:
                    return NoArray(path, i, value, isNode, path.Place(i));

                default:
                    return Walk(path, document, out value);
            }
        }

        return null;
    }

    /// <summary>The failure of an array step on something else.</summary>
    /// <param name="path">The path.</param>
    /// <param name="step">The step.</param>
    /// <param name="value">What it stands on.</param>
    /// <param name="isNode">Whether the library still holds it as a node; a member of an object it has unwrapped, which shows in its text.</param>
    /// <param name="place">Where it stands.</param>
    public static PathFailure NoArray(CompiledPath path, int step, JsonValue value, bool isNode, string place) => value.IsNull && !isNode
        ? PathFailure.Missing($"The path {place} is null")
        : PathFailure.Unfit($"Filter: {path.Tail(step)} can only be applied to arrays. Current context is: {Print(value, isNode)}");

    public static string Print(JsonValue value, bool isNode) => value switch
    {
        { IsString: true } when !isNode => value.AsString(),
        _ => value.ToCauseText(),
    };

    private static PathFailure NoMember(CompiledPath path, int step) => PathFailure.Missing(
        step == path.Steps.Length - 1 ? $"No results for path: {path.Place(step + 1)}" : $"Missing property in path {path.Place(step + 1)}");

    private static PathFailure? Walk(CompiledPath path, JsonValue document, out JsonValue value)
    {
        var walk = new PathWalk(path, document);
        var failure = walk.Run();
        value = failure is not null ? default : path.IsDefinite ? walk.Results[0] : JsonArray.Of([.. walk.Results]);
        return failure;
    }
}
