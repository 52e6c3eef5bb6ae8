using System.Text.RegularExpressions;

namespace Orchestration.Resources;

/// <summary>Something that a system is made of: described once, and then stood up locally, built by the CDK and referred to by definitions.</summary>
public abstract partial record Resource
{
    private protected Resource(string logicalName, string name)
    {
        if (!LogicalNames().IsMatch(logicalName))
        {
            throw new ArgumentException($"'{logicalName}' cannot be a logical name. It has to begin with a letter and consist of letters and digits, because templates and placeholders use it.", nameof(logicalName));
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException($"The resource '{logicalName}' needs a name.", nameof(name));
        }

        (LogicalName, Name) = (logicalName, name);
    }

    /// <summary>The name by which templates and placeholders know the resource, such as <c>BronzeBucket</c>.</summary>
    public string LogicalName { get; }

    /// <summary>The resource's own name, such as <c>prox-bronze-bucket</c>; a deployment may add its account and stage to it.</summary>
    public string Name { get; }

    /// <summary>What the resource is for, in a sentence for those who read a console.</summary>
    public string? Description { get; init; }

    /// <summary>Stands for the name that the resource bears where it is deployed: <c>${BronzeBucket}</c>.</summary>
    public Placeholder DeployedName => new(this, ResourceAttribute.Name);

    /// <summary>Stands for the resource's Amazon Resource Name: <c>${NotificationsArn}</c>.</summary>
    public Placeholder Arn => new(this, ResourceAttribute.Arn);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$")]
    private static partial Regex LogicalNames();
}
