namespace Orchestration.Resources;

/// <summary>Stands for what only a deployment knows of a resource.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Attribute">What of it.</param>
public sealed record Placeholder(Resource Resource, ResourceAttribute Attribute) : DeployedValue
{
    /// <summary>The name between the braces: the logical name, with <c>Arn</c> or <c>Uri</c> after it where that is meant.</summary>
    public override string Name => Attribute is ResourceAttribute.Name ? Resource.LogicalName : $"{Resource.LogicalName}{Attribute}";
}
