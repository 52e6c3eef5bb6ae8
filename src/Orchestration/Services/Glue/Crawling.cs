using System.Runtime.CompilerServices;
using Orchestration.Expressions;
using Orchestration.Resources;

namespace Orchestration.Services.Glue;

/// <summary>Crawling as one step.</summary>
public static class Crawling
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromMinutes(1);

    /// <summary>Starts a crawler and waits for the end of the crawl that it started, and of no other.</summary>
    /// <remarks>
    /// Glue tells neither which crawl was started nor when it has ended; it only shows the last one. So the block remembers the last crawl,
    /// starts the crawler, and asks until the crawler is ready and shows a crawl that it did not show before.
    /// </remarks>
    /// <param name="flow">The machine.</param>
    /// <param name="name">The name of the state that starts the crawler; the others are named after it.</param>
    /// <param name="crawler">The crawler.</param>
    /// <param name="whenRunning">What to do if it already crawls. <see cref="WhenRunning.WaitThenStart"/> unless given.</param>
    /// <param name="whenTimedOut">What to do about a crawl that is not done in time. <see cref="WhenTimedOut.Stop"/> unless given; a crawl that somebody else may have started is left alone.</param>
    /// <param name="every">How long to wait before each question. 30 seconds unless given.</param>
    /// <param name="atMost">How long to wait altogether, after which the block raises <see cref="GlueError.CrawlerTimeout"/>. 2 hours unless given.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static void Crawl(
        this Flow flow,
        string name,
        Crawler crawler,
        WhenRunning whenRunning = WhenRunning.WaitThenStart,
        WhenTimedOut whenTimedOut = WhenTimedOut.Stop,
        TimeSpan? every = null,
        TimeSpan? atMost = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(crawler);

        var (interval, budget) = (every ?? TimeSpan.FromSeconds(30), atMost ?? TimeSpan.FromHours(2));
        var turns = Flow.Turns(name, interval, budget, Sources.Line(file, line));
        var (before, now) = (flow.Variable<CrawlerDetails>($"{name} before"), flow.Variable<CrawlerDetails>($"{name} now"));
        var (polls, begun) = (flow.Variable<int>($"{name} polls"), flow.Variable<DateTimeOffset>($"{name} begun"));
        var isSpent = Flow.Spent(polls, turns, begun, budget);
        var (start, look, again, occupied, spent, late) = (new Mark(), new GetCrawler { Name = crawler.DeployedName }, new Mark(), new Mark(), new Mark(), new Mark());

        flow.Run($"{name}: last crawl", look, [GlueRetry.Calls], timeout: CallTimeout, assign: found => [before.To(found.Crawler), polls.To(0), begun.To(flow.Context.StateEnteredTime)], file: file, line: line);

        flow.Place(start, file, line);
        flow.Run(name, new StartCrawler { Name = crawler.DeployedName }, [GlueRetry.Calls], timeout: CallTimeout, catches: OnRunning(), file: file, line: line);

        flow.Place(again, file, line);
        flow.Wait($"{name}: wait", interval, file: file, line: line);
        flow.Run($"{name}: check", look, [GlueRetry.Calls], timeout: CallTimeout, assign: found => [now.To(found.Crawler), polls.To(polls + 1)], file: file, line: line);

        var last = now.LastCrawl;
        var isNew = last.StartTime.HasValue() & !last.StartTime.EqualTo(before.LastCrawl.StartTime);

        flow.Choose(
            $"{name}: is it done?",
            [
                new(now.State.EqualTo(CrawlerState.Ready) & isNew, () => { }),
                new(isSpent, () => flow.GoTo(spent, file, line)),
            ],
            otherwise: () => flow.GoTo(again, file, line),
            file,
            line);

        flow.Choose(
            $"{name}: how did it end?",
            [
                new(last.Status.EqualTo(CrawlStatus.Succeeded), () => { }),
                new(last.Status.EqualTo(CrawlStatus.Cancelled), () => flow.Raise($"{name}: cancelled", GlueError.CrawlerCancelled.Value, $"Somebody stopped the crawl of {crawler.DeployedName}.", file, line)),
                new(last.ErrorMessage.HasValue(), () => flow.Raise($"{name}: failed", GlueError.CrawlerFailed.Value, $"The crawl of {crawler.DeployedName} failed: {last.ErrorMessage}", file, line)),
            ],
            otherwise: () => flow.Raise($"{name}: failed silently", GlueError.CrawlerFailed.Value, $"The crawl of {crawler.DeployedName} failed and did not say why; its log may.", file, line),
            file,
            line);

        var done = new Mark();
        flow.GoTo(done, file, line);

        if (whenRunning is WhenRunning.WaitThenStart)
        {
            flow.Place(occupied, file, line);
            flow.Wait($"{name}: wait for the other", interval, file: file, line: line);
            flow.Run($"{name}: check the other", look, [GlueRetry.Calls], timeout: CallTimeout, assign: found => [before.To(found.Crawler), polls.To(polls + 1)], file: file, line: line);

            flow.Choose(
                $"{name}: is it free?",
                [
                    new(before.State.EqualTo(CrawlerState.Ready), () => flow.GoTo(start, file, line)),
                    new(isSpent, () => flow.GoTo(late, file, line)),
                ],
                otherwise: () => flow.GoTo(occupied, file, line),
                file,
                line);
        }

        flow.Place(spent, file, line);

        // One that was joined is somebody else's. That it cannot be stopped is not what went wrong.
        if (whenTimedOut is WhenTimedOut.Stop && whenRunning is not WhenRunning.Join)
        {
            flow.Run($"{name}: stop", new StopCrawler { Name = crawler.DeployedName }, [GlueRetry.Calls], ignore: [ErrorName.All], timeout: CallTimeout, file: file, line: line);
        }

        flow.Place(late, file, line);
        flow.Raise($"{name}: timed out", GlueError.CrawlerTimeout.Value, $"{crawler.DeployedName} was not done after {budget.ToString("g")}.", file, line);
        flow.Place(done, file, line);

        Catch[] OnRunning() => whenRunning switch
        {
            WhenRunning.WaitThenStart => [new([GlueError.CrawlerRunning], _ => flow.GoTo(occupied, file, line))],
            WhenRunning.Join => [new([GlueError.CrawlerRunning], _ => flow.GoTo(again, file, line))],
            _ => [],
        };
    }
}
