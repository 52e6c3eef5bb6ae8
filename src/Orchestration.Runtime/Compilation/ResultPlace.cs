using Orchestration.Query.Json;
using Orchestration.Query.JsonPath;

namespace Orchestration.Runtime.Compilation;

/// <summary>Where in the input a result goes.</summary>
internal abstract class ResultPlace
{
    public abstract JsonValue Put(JsonValue input, JsonValue result);

    public sealed class At(ReferencePath path) : ResultPlace
    {
        public override JsonValue Put(JsonValue input, JsonValue result) => path.Set(input, result);
    }

    /// <summary>Nowhere: the input goes on as it is.</summary>
    public sealed class Dropped : ResultPlace
    {
        public override JsonValue Put(JsonValue input, JsonValue result) => input;
    }
}
