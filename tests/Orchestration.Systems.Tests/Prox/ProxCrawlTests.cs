using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime;

namespace Orchestration.Systems.Tests.Prox;

[TestFixture(QueryLanguage.Jsonata)]
[TestFixture(QueryLanguage.JsonPath)]
public class ProxCrawlTests(QueryLanguage language)
{
    private static readonly JsonValue Yesterday = JsonValue.Object(("Status", "SUCCEEDED"), ("StartTime", "2025-12-31T05:00:00.000Z"));

    private readonly List<string> _states = [];
    private SimulatedAws _aws = null!;

    private SimulatedCrawler Silver => _aws.Crawler("silver_crawler");

    [SetUp]
    public void SetUp()
    {
        _aws = new SimulatedAws();
        _states.Clear();
    }

    [Test]
    public void A_crawler_that_never_crawled_is_waited_for()
    {
        Run().Status.Should().Be(ExecutionStatus.Succeeded);

        Silver.Crawls.Should().Be(1);
        _states.Count(state => state == "Crawl silver: wait").Should().Be(6, "a crawl takes 3 minutes, and a wait 30 seconds");
    }

    [Test]
    public void Yesterdays_success_is_not_taken_for_todays()
    {
        Silver.LastCrawl = Yesterday;

        Run().Status.Should().Be(ExecutionStatus.Succeeded);

        _states.Count(state => state == "Crawl silver: wait").Should().Be(6);
    }

    [Test]
    public void A_crawler_that_is_ready_before_it_shows_its_crawl_is_asked_again()
    {
        Silver.LastCrawl = Yesterday;
        Silver.Lag = TimeSpan.FromMinutes(1);

        Run().Status.Should().Be(ExecutionStatus.Succeeded);

        _states.Count(state => state == "Crawl silver: wait").Should().Be(8);
    }

    [Test]
    public void A_crawler_that_already_crawls_is_waited_for_and_started_then()
    {
        Silver.Duration = TimeSpan.FromMinutes(12);
        Silver.Start();

        Run().Status.Should().Be(ExecutionStatus.Succeeded);

        Silver.Crawls.Should().Be(2);
        _states.Count(state => state == "Crawl silver").Should().Be(2);
        _states.Should().Contain("Crawl silver: check the other");
    }

    [Test]
    public void The_failure_of_the_crawl_before_ours_is_not_ours()
    {
        Silver.Duration = TimeSpan.FromMinutes(12);
        Silver.Outcome = JsonValue.Object(("Status", "FAILED"), ("ErrorMessage", "another's"));
        Silver.Start();
        _aws.Time.After(TimeSpan.FromMinutes(13), () => Silver.Outcome = JsonValue.Object(("Status", "SUCCEEDED")));

        Run().Status.Should().Be(ExecutionStatus.Succeeded);
    }

    [Test]
    public void A_crawl_that_fails_fails_with_the_crawlers_own_message()
    {
        Silver.Outcome = JsonValue.Object(("Status", "FAILED"), ("ErrorMessage", "Insufficient Lake Formation permission(s)"));

        var result = Run();

        (result.Status, result.Error, result.Cause).Should().Be((ExecutionStatus.Failed, "CrawlerFailed", "The crawl of silver_crawler failed: Insufficient Lake Formation permission(s)"));
        Announced("Crawl silver: failed");
    }

    [Test]
    public void A_crawl_that_fails_without_a_word_fails_too()
    {
        Silver.Outcome = JsonValue.Object(("Status", "FAILED"));

        var result = Run();

        (result.Status, result.Error, result.Cause).Should().Be((ExecutionStatus.Failed, "CrawlerFailed", "The crawl of silver_crawler failed and did not say why; its log may."));
        Announced("Crawl silver: failed silently");
    }

    [Test]
    public void A_crawl_that_does_not_even_say_how_it_ended_fails_too()
    {
        Silver.Outcome = JsonObject.Empty;

        Run().Error.Should().Be("CrawlerFailed");
    }

    [Test]
    public void A_crawl_that_is_cancelled_fails()
    {
        Silver.Outcome = JsonValue.Object(("Status", "CANCELLED"));

        var result = Run();

        (result.Status, result.Error, result.Cause).Should().Be((ExecutionStatus.Failed, "CrawlerCancelled", "Somebody stopped the crawl of silver_crawler."));
        Announced("Crawl silver: cancelled");
    }

    [Test]
    public void A_crawl_that_never_ends_is_stopped_after_two_hours()
    {
        Silver.Duration = null;

        var result = Run();

        (result.Status, result.Error, result.Cause).Should().Be((ExecutionStatus.Failed, "CrawlerTimeout", "silver_crawler was not done after 2:00:00."));
        _states.Count(state => state == "Crawl silver: wait").Should().Be(240);
        (result.StopDate - result.StartDate).Should().BeGreaterThan(TimeSpan.FromHours(2)).And.BeLessThan(TimeSpan.FromHours(2.2));
        Silver.Stops.Should().Be(1);
        Announced("Crawl silver: timed out");
    }

    [Test]
    public void Another_crawl_that_never_ends_times_out_as_well()
    {
        Silver.Duration = null;
        Silver.Start();

        var result = Run();

        (result.Status, result.Error).Should().Be((ExecutionStatus.Failed, "CrawlerTimeout"));
        (Silver.Crawls, Silver.Stops).Should().Be((1, 0));
        Announced("Crawl silver: timed out");
    }

    [Test]
    public void A_crawl_that_cannot_be_stopped_is_announced_for_its_time_alone()
    {
        Silver.Duration = null;
        _aws.Fail("Crawl silver: stop", "Glue.CrawlerStoppingException", "The crawler is stopping.");

        Run().Error.Should().Be("CrawlerTimeout");

        Announced("Crawl silver: timed out");
    }

    private ExecutionResult Run()
    {
        var result = _aws.Run(language);
        _states.AddRange(result.Path());
        return result;
    }

    private void Announced(string state)
    {
        var (subject, message) = _aws.Inbox.Should().ContainSingle().Which;
        subject.Should().Be($"Prox failed: {state}");
        message.Should().Contain("--set \"resumeAt=Crawl silver\"");
    }
}
