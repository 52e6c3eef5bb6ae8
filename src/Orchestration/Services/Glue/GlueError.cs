namespace Orchestration.Services.Glue;

/// <summary>The errors of Glue. The optimised integration (<see cref="StartJobRun"/>) and SDK calls (all others) name the same trouble differently.</summary>
/// <remarks>No recording of Glue's names on AWS exists; <see cref="ConcurrentRunsExceeded"/>, <see cref="JobThrottled"/> and <see cref="CrawlerRunning"/> were reported by users, the others follow the pattern of other services.</remarks>
public static class GlueError
{
    /// <summary><c>Glue.ConcurrentRunsExceededException</c>: as many runs of the job are under way as it allows.</summary>
    public static readonly ErrorName ConcurrentRunsExceeded = new("Glue.ConcurrentRunsExceededException");

    /// <summary><c>Glue.AWSGlueException</c>: how throttling of <see cref="StartJobRun"/> arrives.</summary>
    public static readonly ErrorName JobThrottled = new("Glue.AWSGlueException");

    /// <summary><c>Glue.ResourceNumberLimitExceededException</c>: the account's quota of runs or workers is used up.</summary>
    public static readonly ErrorName ResourceLimitExceeded = new("Glue.ResourceNumberLimitExceededException");

    /// <summary><c>Glue.InternalServiceException</c>: Glue itself failed.</summary>
    public static readonly ErrorName InternalService = new("Glue.InternalServiceException");

    /// <summary><c>Glue.OperationTimeoutException</c>: Glue took too long to answer.</summary>
    public static readonly ErrorName OperationTimeout = new("Glue.OperationTimeoutException");

    /// <summary><c>Glue.EntityNotFoundException</c>: there is no such job, run or crawler.</summary>
    public static readonly ErrorName EntityNotFound = new("Glue.EntityNotFoundException");

    /// <summary><c>Glue.InvalidInputException</c>: the request makes no sense to Glue.</summary>
    public static readonly ErrorName InvalidInput = new("Glue.InvalidInputException");

    /// <summary><c>Glue.CrawlerRunningException</c>: the crawler already crawls.</summary>
    public static readonly ErrorName CrawlerRunning = new("Glue.CrawlerRunningException");

    /// <summary><c>Glue.CrawlerStoppingException</c>: the crawler is being stopped.</summary>
    public static readonly ErrorName CrawlerStopping = new("Glue.CrawlerStoppingException");

    /// <summary><c>Glue.CrawlerNotRunningException</c>: there is no crawl to stop.</summary>
    public static readonly ErrorName CrawlerNotRunning = new("Glue.CrawlerNotRunningException");

    /// <summary><c>Glue.ThrottlingException</c>: too many SDK calls.</summary>
    public static readonly ErrorName Throttling = new("Glue.ThrottlingException");

    /// <summary><c>Glue.GlueException</c>: what an SDK call fails with that has no name of its own, throttling among it.</summary>
    public static readonly ErrorName Unnamed = new("Glue.GlueException");

    /// <summary><c>CrawlerFailed</c>: our own, raised by <see cref="Crawling.Crawl"/> when the crawl that it started failed.</summary>
    public static readonly ErrorName CrawlerFailed = new("CrawlerFailed");

    /// <summary><c>CrawlerCancelled</c>: our own, raised by <see cref="Crawling.Crawl"/> when somebody stopped the crawl that it started.</summary>
    public static readonly ErrorName CrawlerCancelled = new("CrawlerCancelled");

    /// <summary><c>CrawlerTimeout</c>: our own, raised by <see cref="Crawling.Crawl"/> when the crawl was not done in time.</summary>
    public static readonly ErrorName CrawlerTimeout = new("CrawlerTimeout");
}
