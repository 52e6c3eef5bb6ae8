namespace Orchestration.Resources;

/// <summary>A relational database that jobs read from: PostgreSQL on RDS.</summary>
/// <param name="LogicalName">The name in templates and placeholders.</param>
/// <param name="Name">The instance's name.</param>
public sealed record SourceDatabase(string LogicalName, string Name) : Resource(LogicalName, Name)
{
    /// <summary>The database in the instance.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>The schema that holds the tables. <c>public</c> unless set.</summary>
    public string Schema { get; init; } = "public";

    /// <summary>Who may read it.</summary>
    public required Secret Secret { get; init; }
}
