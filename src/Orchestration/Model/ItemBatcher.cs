using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>How a distributed Map bundles its items.</summary>
public sealed record ItemBatcher : AslNode
{
    /// <summary>What every batch gets besides its items.</summary>
    public JsonValue BatchInput { get; init; }

    /// <summary>How many items a batch has at most: a number or an expression.</summary>
    public JsonValue MaxItemsPerBatch { get; init; }

    /// <summary>JSONPath: where that number stands.</summary>
    public string? MaxItemsPerBatchPath { get; init; }

    /// <summary>How many bytes a batch has at most: a number or an expression.</summary>
    public JsonValue MaxInputBytesPerBatch { get; init; }

    /// <summary>JSONPath: where that number stands.</summary>
    public string? MaxInputBytesPerBatchPath { get; init; }
}
