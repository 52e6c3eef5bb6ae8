namespace Orchestration.Model;

/// <summary>The graph that a Map state runs for each item.</summary>
public sealed record ItemProcessor : StateGraph
{
    /// <summary>Where the items are processed; null means inline.</summary>
    public ProcessorConfig? ProcessorConfig { get; init; }

    /// <summary>Whether each item gets an execution of its own.</summary>
    public bool IsDistributed => ProcessorConfig?.Mode == "DISTRIBUTED";
}
