namespace Orchestration.Resources;

/// <summary>A Redshift warehouse that jobs load into.</summary>
/// <param name="LogicalName">The name in templates and placeholders.</param>
/// <param name="Name">The cluster's name.</param>
public sealed record Warehouse(string LogicalName, string Name) : Resource(LogicalName, Name)
{
    /// <summary>The database in the cluster.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>The schema that readers see. <c>public</c> unless set.</summary>
    public string Schema { get; init; } = "public";

    /// <summary>The schema into which rows are copied before they are checked. <c>staging</c> unless set.</summary>
    public string StagingSchema { get; init; } = "staging";

    /// <summary>Who may load it.</summary>
    public required Secret Secret { get; init; }

    /// <summary>The role with which the cluster reads what a job wrote for it.</summary>
    public required Role CopyRole { get; init; }

    /// <summary>The folder through which rows reach the cluster; no crawler may see it.</summary>
    public required BucketFolder Temporary { get; init; }
}
