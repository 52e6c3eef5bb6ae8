using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>Where a distributed Map writes its results.</summary>
public sealed record ResultWriter : AslNode
{
    /// <summary>The action that writes them, such as <c>arn:aws:states:::s3:putObject</c>.</summary>
    public string? Resource { get; init; }

    /// <summary>How they are written.</summary>
    public JsonValue WriterConfig { get; init; }

    /// <summary>JSONata: what the action gets.</summary>
    public JsonValue Arguments { get; init; }

    /// <summary>JSONPath: what the action gets.</summary>
    public JsonValue Parameters { get; init; }
}
