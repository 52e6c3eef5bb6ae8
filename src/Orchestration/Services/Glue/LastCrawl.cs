namespace Orchestration.Services.Glue;

/// <summary>The last crawl that ended; Glue promises none of its members.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="ErrorMessage">Why it failed.</param>
/// <param name="StartTime">When it started: the mark by which one crawl is told from another.</param>
/// <param name="LogGroup">The log group of its messages.</param>
/// <param name="LogStream">The log stream of its messages.</param>
/// <param name="MessagePrefix">What its messages begin with.</param>
public sealed record LastCrawl(CrawlStatus? Status, string? ErrorMessage, DateTimeOffset? StartTime, string? LogGroup, string? LogStream, string? MessagePrefix);
