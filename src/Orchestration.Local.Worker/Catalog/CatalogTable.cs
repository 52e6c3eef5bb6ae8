using System.Collections.Immutable;

namespace Orchestration.Local.Worker.Catalog;

/// <summary>A table that a crawl has found.</summary>
internal sealed record CatalogTable(
    string Name,
    string Location,
    ImmutableArray<CatalogColumn> Columns,
    ImmutableArray<CatalogColumn> PartitionKeys,
    ImmutableArray<CatalogPartition> Partitions);
