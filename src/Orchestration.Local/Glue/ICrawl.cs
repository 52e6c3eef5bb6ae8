using Orchestration.Query.Json;
using Orchestration.Resources;

namespace Orchestration.Local.Glue;

/// <summary>Finds the tables under a crawler's target.</summary>
internal interface ICrawl
{
    /// <summary>Keeps a clock that jumps where it is until the work is done; taken before the work begins.</summary>
    IDisposable Hold();

    /// <exception cref="CrawlFailedException">The crawl ends FAILED.</exception>
    Task<IReadOnlyList<JsonObject>> FindTablesAsync(Crawler crawler, CancellationToken cancellation);
}
