namespace Orchestration.Services.Glue;

/// <summary>The members of a run-time <see cref="LastCrawl"/>.</summary>
public static class LastCrawlMembers
{
    extension(Expr<LastCrawl> value)
    {
        /// <summary>How it ended.</summary>
        public Expr<CrawlStatus?> Status => value.Member<CrawlStatus?>("Status");

        /// <summary>Why it failed.</summary>
        public Expr<string?> ErrorMessage => value.Member<string?>("ErrorMessage");

        /// <summary>When it started: the mark by which one crawl is told from another.</summary>
        public Expr<DateTimeOffset?> StartTime => value.Member<DateTimeOffset?>("StartTime");

        /// <summary>The log group of its messages.</summary>
        public Expr<string?> LogGroup => value.Member<string?>("LogGroup");

        /// <summary>The log stream of its messages.</summary>
        public Expr<string?> LogStream => value.Member<string?>("LogStream");

        /// <summary>What its messages begin with.</summary>
        public Expr<string?> MessagePrefix => value.Member<string?>("MessagePrefix");
    }
}
