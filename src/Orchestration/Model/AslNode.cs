namespace Orchestration.Model;

/// <summary>An object of the Amazon States Language.</summary>
public abstract record AslNode
{
    private protected AslNode()
    {
    }

    /// <summary>The fields as they were read: their order, and those that no property holds. Empty for a node that was built.</summary>
    public AslFields Fields { get; init; } = AslFields.None;
}
