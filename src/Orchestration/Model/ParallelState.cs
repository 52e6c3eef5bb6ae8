using System.Collections.Immutable;
using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>A state that runs several graphs side by side; its result is the array of their outputs.</summary>
public sealed record ParallelState : WorkState
{
    /// <inheritdoc />
    public override string Type => "Parallel";

    /// <summary>JSONata: what each branch gets; undefined for the input.</summary>
    public JsonValue Arguments { get; init; }

    /// <summary>The graphs.</summary>
    public ImmutableArray<Branch> Branches { get; init; } = [];
}
