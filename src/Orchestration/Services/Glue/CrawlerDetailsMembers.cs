namespace Orchestration.Services.Glue;

/// <summary>The members of a run-time <see cref="CrawlerDetails"/>.</summary>
public static class CrawlerDetailsMembers
{
    extension(Expr<CrawlerDetails> value)
    {
        /// <summary>The crawler's name.</summary>
        public Expr<string> Name => value.Member<string>("Name");

        /// <summary>What it does now.</summary>
        public Expr<CrawlerState> State => value.Member<CrawlerState>("State");

        /// <summary>How its last crawl ended; absent until it has crawled once.</summary>
        public Expr<LastCrawl> LastCrawl => value.Member<LastCrawl>("LastCrawl");
    }
}
