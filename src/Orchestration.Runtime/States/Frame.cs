using Orchestration.Query.Json;

namespace Orchestration.Runtime.States;

/// <summary>A strand that waits for strands of its own: the branches of a Parallel, the iterations of a Map.</summary>
internal abstract class Frame(Strand owner) : Suspension(owner)
{
    /// <summary>A child reached the end of its graph.</summary>
    public abstract void Succeeded(Strand child, JsonValue output);

    /// <summary>A child failed and no catcher of its own caught it.</summary>
    public abstract void Failed(Strand child, StateFailure failure);

    /// <summary>What the context object says as <c>Map.Item</c> for this child; undefined outside a Map.</summary>
    public virtual JsonValue ItemOf(Strand child) => default;
}
