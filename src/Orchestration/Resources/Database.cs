namespace Orchestration.Resources;

/// <summary>A database of the Glue Data Catalog: a name under which crawlers keep tables.</summary>
/// <param name="LogicalName">The name in templates and placeholders.</param>
/// <param name="Name">The database's name.</param>
public sealed record Database(string LogicalName, string Name) : Resource(LogicalName, Name);
