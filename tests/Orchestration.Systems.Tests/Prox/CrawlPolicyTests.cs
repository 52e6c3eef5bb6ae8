using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime;
using Orchestration.Services.Glue;
using Orchestration.Systems.Prox;

namespace Orchestration.Systems.Tests.Prox;

/// <summary>What the crawl block does about a crawler that already crawls.</summary>
[TestFixture(QueryLanguage.Jsonata)]
[TestFixture(QueryLanguage.JsonPath)]
public class CrawlPolicyTests(QueryLanguage language)
{
    [Test]
    public void Joining_is_content_with_the_crawl_under_way()
    {
        var (result, crawler) = Run(WhenRunning.Join);

        result.Status.Should().Be(ExecutionStatus.Succeeded);
        crawler.Crawls.Should().Be(1);
    }

    [Test]
    public void Joining_takes_the_end_of_the_crawl_under_way_for_its_own()
    {
        var (result, _) = Run(WhenRunning.Join, JsonValue.Object(("Status", "FAILED"), ("ErrorMessage", "theirs")));

        (result.Error, result.Cause).Should().Be(("CrawlerFailed", "The crawl of bronze_crawler failed: theirs"));
    }

    [Test]
    public void Failing_says_that_the_crawler_is_running()
    {
        var (result, crawler) = Run(WhenRunning.Fail);

        result.Error.Should().Be("Glue.CrawlerRunningException");
        crawler.Crawls.Should().Be(1);
    }

    [Test]
    public void Waiting_starts_a_crawl_of_its_own()
    {
        var (result, crawler) = Run(WhenRunning.WaitThenStart);

        result.Status.Should().Be(ExecutionStatus.Succeeded);
        crawler.Crawls.Should().Be(2);
    }

    [TestCase(WhenRunning.WaitThenStart, WhenTimedOut.Stop, false, 1)]
    [TestCase(WhenRunning.WaitThenStart, WhenTimedOut.Leave, false, 0)]
    [TestCase(WhenRunning.Fail, WhenTimedOut.Stop, false, 1)]
    [TestCase(WhenRunning.WaitThenStart, WhenTimedOut.Stop, true, 0)]
    [TestCase(WhenRunning.Join, WhenTimedOut.Stop, true, 0)]
    [TestCase(WhenRunning.Join, WhenTimedOut.Stop, false, 0)]
    public void Only_a_crawl_that_is_surely_its_own_is_stopped_when_it_takes_too_long(WhenRunning policy, WhenTimedOut late, bool anothersFirst, int stops)
    {
        var (aws, prox) = (new SimulatedAws(), new ProxResources());
        var crawler = aws.Crawler("bronze_crawler");
        crawler.Duration = null;

        if (anothersFirst)
        {
            crawler.Start();
        }

        aws.Run(new OneCrawl(prox, policy, late), prox, language, "{}").Error.Should().Be("CrawlerTimeout");

        crawler.Stops.Should().Be(stops);
    }

    [Test]
    public void Calls_that_take_their_time_do_not_lengthen_the_wait_where_the_language_reckons_with_times()
    {
        var (aws, prox) = (new SimulatedAws { Throttles = request => request.StateName == "Crawl: check" && request.Attempt < 7 }, new ProxResources());
        aws.Crawler("bronze_crawler").Duration = null;

        var result = aws.Run(new OneCrawl(prox, WhenRunning.WaitThenStart), prox, language, "{}");

        // 60 turns of 10 seconds, each with about a minute of retries; JSONPath only counts the turns.
        var minutes = (result.StopDate!.Value - result.StartDate).TotalMinutes;
        result.Error.Should().Be("CrawlerTimeout");

        if (language is QueryLanguage.Jsonata)
        {
            minutes.Should().BeInRange(10, 13);
        }
        else
        {
            minutes.Should().BeGreaterThan(30);
        }
    }

    private (ExecutionResult Result, SimulatedCrawler Crawler) Run(WhenRunning policy, JsonValue outcome = default)
    {
        var (aws, prox) = (new SimulatedAws(), new ProxResources());
        var crawler = aws.Crawler("bronze_crawler");
        crawler.Outcome = outcome.IsUndefined ? crawler.Outcome : outcome;
        crawler.Start();

        return (aws.Run(new OneCrawl(prox, policy), prox, language, "{}"), crawler);
    }

    private sealed class OneCrawl(ProxResources prox, WhenRunning policy, WhenTimedOut late = WhenTimedOut.Stop) : StateMachine<object>
    {
        protected override End Define(Flow flow, Expr<object> input)
        {
            flow.Crawl("Crawl", prox.BronzeCrawler, policy, late, every: TimeSpan.FromSeconds(10), atMost: TimeSpan.FromMinutes(10));
            return flow.Succeed("Crawled");
        }
    }
}
