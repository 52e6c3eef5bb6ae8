using System.Collections.Immutable;

namespace Orchestration.Local.Worker.Catalog;

/// <summary>One partition: a value for each partition key, and where its files are.</summary>
internal sealed record CatalogPartition(ImmutableArray<string> Values, string Location);
