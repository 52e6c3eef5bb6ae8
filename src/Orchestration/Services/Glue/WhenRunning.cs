namespace Orchestration.Services.Glue;

/// <summary>What to do about a crawler that already crawls when it is to be started.</summary>
public enum WhenRunning
{
    /// <summary>Wait for the end of that crawl, and start one's own: that crawl may have looked before the data was there.</summary>
    WaitThenStart,

    /// <summary>Wait for the end of that crawl, and be content with it.</summary>
    Join,

    /// <summary>Fail with <see cref="GlueError.CrawlerRunning"/>.</summary>
    Fail,
}
