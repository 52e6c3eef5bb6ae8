namespace Orchestration.Services.Glue;

/// <summary>What <see cref="GetCrawler"/> finds.</summary>
/// <param name="Crawler">The crawler.</param>
public sealed record FoundCrawler(CrawlerDetails Crawler);
