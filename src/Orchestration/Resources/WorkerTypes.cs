namespace Orchestration.Resources;

/// <summary>How Glue spells the kinds of worker.</summary>
public static class WorkerTypes
{
    /// <summary>The kind as Glue spells it, such as <c>G.1X</c>.</summary>
    public static string ToGlueName(this WorkerType type) => $"G.{type.ToString()[1..]}";
}
