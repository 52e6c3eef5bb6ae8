using CsCheck;
using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime;

namespace Orchestration.Systems.Tests.Prox;

/// <summary>Prox under any mixture of faults, in both languages.</summary>
public class ProxFaultsTests
{
    private static readonly string[] Steps =
        ["Ingest to bronze", "Crawl bronze", "Clean to silver", "Crawl silver", "Curate gold", "Crawl gold", "Load to Redshift", "Notify success"];

    private static readonly string[] Errors =
    [
        "Glue.ConcurrentRunsExceededException", "Glue.AWSGlueException", "Glue.ThrottlingException", "Glue.CrawlerRunningException", "SNS.ThrottledException", "States.TaskFailed",
        "States.Timeout", "Custom.Error",
    ];

    private static readonly string[] Causes = ["", "plain", "{broken", """{"ErrorMessage":"It said \"so\"."}""", """{"errorMessage":"lambda","errorType":"E"}""", "ünïcödé"];

    private static readonly Gen<Fault> Faults = Gen.Select(
        Gen.OneOf(Steps), Gen.OneOf(Errors), Gen.OneOf(Causes), Gen.Int[1, 8], (step, error, cause, times) => new Fault(step, error, cause, times));

    private static readonly Gen<World> Worlds = Gen.Select(
        Faults.List[0, 3], Gen.OneOf("SUCCEEDED", "FAILED", "CANCELLED"), Gen.Int[1, 150], Gen.Bool, Gen.OneOf<string?>([null, .. Steps]),
        (faults, status, minutes, yesterday, resumeAt) => new World([.. faults.DistinctBy(fault => fault.Step)], status, minutes, yesterday, resumeAt));

    [Test]
    public void Whatever_happens_is_announced_once_and_both_languages_come_to_the_same_end() => Worlds.Sample(
        world =>
        {
            var (one, inbox, elapsed) = Run(world, QueryLanguage.Jsonata);
            var (other, otherInbox, otherElapsed) = Run(world, QueryLanguage.JsonPath);

            other.Path().Should().Equal(one.Path());
            (other.Status, other.Error, other.Cause).Should().Be((one.Status, one.Error, one.Cause));
            otherInbox.Select(message => message.Subject).Should().Equal(inbox.Select(message => message.Subject));
            otherElapsed.Should().Be(elapsed);

            inbox.Should().ContainSingle().Which.Subject.Should().StartWith(one.Status is ExecutionStatus.Succeeded ? "Prox succeeded" : "Prox failed: ");
            (one.Error is null).Should().Be(one.Status is ExecutionStatus.Succeeded);
        },
        iter: 100, threads: 1);

    private static (ExecutionResult Result, List<(string? Subject, string Message)> Inbox, TimeSpan Elapsed) Run(World world, QueryLanguage language)
    {
        var aws = new SimulatedAws();

        foreach (var name in (string[])["bronze_crawler", "silver_crawler", "gold_crawler"])
        {
            var crawler = aws.Crawler(name);
            crawler.Outcome = JsonValue.Object(("Status", world.CrawlStatus), ("ErrorMessage", "no"));
            crawler.Duration = TimeSpan.FromMinutes(world.CrawlMinutes);

            if (world.Yesterday)
            {
                crawler.LastCrawl = JsonValue.Object(("Status", "SUCCEEDED"), ("StartTime", "2025-12-31T05:00:00.000Z"));
            }
        }

        foreach (var fault in world.Faults)
        {
            aws.Fail(fault.Step, fault.Error, fault.Cause, fault.Times);
        }

        var input = JsonObject.Of(("logicalDate", "2026-11-25"));
        var result = aws.Run(language, new JsonValue(world.ResumeAt is null ? input : input.With("resumeAt", world.ResumeAt)).ToJson());
        return (result, aws.Inbox, aws.Time.Elapsed);
    }

    private sealed record Fault(string Step, string Error, string Cause, int Times);

    private sealed record World(List<Fault> Faults, string CrawlStatus, int CrawlMinutes, bool Yesterday, string? ResumeAt);
}
