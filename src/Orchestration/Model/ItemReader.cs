using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>Where a distributed Map reads its items.</summary>
public sealed record ItemReader : AslNode
{
    /// <summary>The action that gives them, such as <c>arn:aws:states:::s3:getObject</c>.</summary>
    public string? Resource { get; init; }

    /// <summary>How they are written; null where the action says it.</summary>
    public ReaderConfig? ReaderConfig { get; init; }

    /// <summary>JSONata: what the action gets.</summary>
    public JsonValue Arguments { get; init; }

    /// <summary>JSONPath: what the action gets.</summary>
    public JsonValue Parameters { get; init; }
}
