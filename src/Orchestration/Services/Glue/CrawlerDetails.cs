namespace Orchestration.Services.Glue;

/// <summary>A crawler as Glue describes it.</summary>
/// <param name="Name">The crawler's name.</param>
/// <param name="State">What it does now.</param>
/// <param name="LastCrawl">How its last crawl ended; absent until it has crawled once.</param>
public sealed record CrawlerDetails(string Name, CrawlerState State, LastCrawl? LastCrawl);
