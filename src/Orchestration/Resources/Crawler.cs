namespace Orchestration.Resources;

/// <summary>A Glue crawler: finds the tables in folders of a bucket and keeps them in the catalog.</summary>
/// <param name="LogicalName">The name in templates and placeholders.</param>
/// <param name="Name">The crawler's name.</param>
public sealed record Crawler(string LogicalName, string Name) : Resource(LogicalName, Name)
{
    /// <summary>Where the tables are kept.</summary>
    public required Database Database { get; init; }

    /// <summary>The folder to crawl; each folder in it is a table, and a <c>name=value</c> folder below is a partition.</summary>
    public required BucketFolder Target { get; init; }

    /// <summary>What comes before the folder's name in the table's name. Nothing unless set.</summary>
    public string TablePrefix { get; init; } = "";

    /// <summary>On which level the tables' folders lie, counted as Glue does: the bucket is level 1.</summary>
    public int TableLevel => Target.Prefix.Count(character => character is '/') + 2;
}
