using Orchestration.Query.Json;
using Orchestration.Resources;

namespace Orchestration.Local.Glue;

/// <summary>Finds the tables under a crawler's target.</summary>
internal interface ICrawl
{
    /// <exception cref="CrawlFailedException">The crawl ends FAILED.</exception>
    Task<IReadOnlyList<JsonObject>> FindTablesAsync(Crawler crawler, CancellationToken cancellation);
}
