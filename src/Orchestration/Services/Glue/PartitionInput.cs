namespace Orchestration.Services.Glue;

/// <summary>A partition to add to a table.</summary>
public sealed record PartitionInput
{
    /// <summary>The values of the partition's keys, in the table's order.</summary>
    public required IReadOnlyList<Expr<string>> Values { get; init; }

    /// <summary>Where its objects are.</summary>
    public required Expr<string> Location { get; init; }
}
