namespace Orchestration.Local.Glue;

/// <summary>How many tables a crawl made, found again and missed.</summary>
internal sealed record CatalogChanges(int Created, int Updated, int Deprecated);
