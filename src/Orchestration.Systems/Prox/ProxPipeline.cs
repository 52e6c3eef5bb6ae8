using Orchestration.Resources;
using Orchestration.Services.Glue;
using Orchestration.Services.Sns;

namespace Orchestration.Systems.Prox;

/// <summary>From the platform's database to the warehouse in eight steps; whatever fails is announced once, and stays a failure.</summary>
/// <param name="prox">What the system is made of.</param>
public sealed class ProxPipeline(ProxResources prox) : StateMachine<ProxInput>
{
    /// <inheritdoc />
    public override string Name => prox.Pipeline.Name;

    /// <inheritdoc />
    public override string Comment => "Prox: source to bronze, silver, gold and the warehouse";

    /// <inheritdoc />
    protected override End Define(Flow flow, Expr<ProxInput> input)
    {
        var date = input.LogicalDate.DatePart;

        flow.OnError(failure =>
        {
            Expr<string> subject = $"Prox failed: {failure.State}";
            Expr<string> message = $"""
                Prox of {date} failed at {failure.State}.

                Error: {failure.Error}
                Cause: {failure.Message}
                Execution: {flow.Context.ExecutionId}

                To resume there, once the cause is gone:
                  orchestrate start prox --date {date} --set "resumeAt={failure.Step}"
                or locally:
                  run prox --date {date} --resume-at "{failure.Step}"
                """;

            flow.Run(
                "Notify failure",
                new Publish { TopicArn = prox.Notifications.Arn, Subject = subject.Ascii().Cut(Publish.LongestSubject), Message = message.Cut(Publish.LongestMessage) },
                retry: [SnsRetry.Publishing],
                ignore: [ErrorName.All],
                timeout: TimeSpan.FromMinutes(1));

            return flow.Fail("Prox failed", failure.Error, failure.Cause);
        });

        flow.Steps(input.ResumeAt,
        [
            ("Ingest to bronze", step => Run(step, prox.BronzeIngestion)),
            ("Crawl bronze", step => flow.Crawl(step, prox.BronzeCrawler)),
            ("Clean to silver", step => Run(step, prox.Transformations)),
            ("Crawl silver", step => flow.Crawl(step, prox.SilverCrawler)),
            ("Curate gold", step => Run(step, prox.GoldDataCuration)),
            ("Crawl gold", step => flow.Crawl(step, prox.GoldCrawler)),
            ("Load to Redshift", step => Run(step, prox.S3ToRedshift)),
            ("Notify success", step => flow.Run(
                step,
                new Publish { TopicArn = prox.Notifications.Arn, Subject = "Prox succeeded", Message = $"Prox of {date} is in the warehouse. Execution: {flow.Context.ExecutionId}" },
                retry: [SnsRetry.Publishing],
                timeout: TimeSpan.FromMinutes(1))),
        ]);

        return flow.Succeed("Prox succeeded");

        // Glue ends a run that takes too long and says so; the state's own timeout only keeps an execution from waiting for ever.
        void Run(string step, Job job) =>
            flow.Run(step, job.Run(("--logical_date", date)), retry: [GlueRetry.Jobs], timeout: job.Timeout + TimeSpan.FromMinutes(15));
    }
}
