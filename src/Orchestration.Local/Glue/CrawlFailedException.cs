namespace Orchestration.Local.Glue;

/// <summary>A crawl that ends FAILED, with what it says of that.</summary>
internal sealed class CrawlFailedException(string message) : Exception(message);
