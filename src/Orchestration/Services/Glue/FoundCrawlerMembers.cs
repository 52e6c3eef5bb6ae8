namespace Orchestration.Services.Glue;

/// <summary>The members of a run-time <see cref="FoundCrawler"/>.</summary>
public static class FoundCrawlerMembers
{
    extension(Expr<FoundCrawler> value)
    {
        /// <summary>The crawler.</summary>
        public Expr<CrawlerDetails> Crawler => value.Member<CrawlerDetails>("Crawler");
    }
}
