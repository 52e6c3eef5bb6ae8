namespace Orchestration.Query.Jsonata.Compilation;

/// <summary>A place of <c>%</c> that looks for the step whose context it means.</summary>
internal sealed class AncestorSlot(string label)
{
    /// <summary>The name under which the step keeps its context; two <c>%</c> of one step share it.</summary>
    public string Label { get; set; } = label;

    /// <summary>How many steps it still has to go up.</summary>
    public int Level { get; set; } = 1;
}
