using Orchestration.Model;
using Orchestration.Runtime;

namespace Orchestration.Systems.Tests.Prox;

[TestFixture(QueryLanguage.Jsonata)]
[TestFixture(QueryLanguage.JsonPath)]
public class ProxExecutionTests(QueryLanguage language)
{
    private const string Execution = "arn:aws:states:us-east-1:123456789012:execution:prox:run";

    private static readonly (string Step, string State)[] Steps =
    [
        ("Ingest to bronze", "Ingest to bronze"),
        ("Crawl bronze", "Crawl bronze"),
        ("Clean to silver", "Clean to silver"),
        ("Crawl silver", "Crawl silver"),
        ("Curate gold", "Curate gold"),
        ("Crawl gold", "Crawl gold"),
        ("Load to Redshift", "Load to Redshift"),
        ("Notify success", "Notify success"),
    ];

    private static IEnumerable<string> StepNames => Steps.Select(step => step.Step);

    [Test]
    public void The_eight_steps_run_in_order_and_the_end_is_announced()
    {
        var aws = new SimulatedAws();

        var result = aws.Run(language);

        result.Status.Should().Be(ExecutionStatus.Succeeded);
        result.Path().Where(StepNames.Contains).Should().Equal(StepNames);
        aws.Inbox.Should().Equal([("Prox succeeded", $"Prox of 2026-11-25 is in the warehouse. Execution: {Execution}")]);
    }

    [TestCase("2026-11-25")]
    [TestCase("2026-11-25T05:00:00Z")]
    public void The_logical_date_travels_to_every_job(string date)
    {
        var aws = new SimulatedAws();

        aws.Run(language, $$"""{"logicalDate": "{{date}}", "resumeAt": null}""");

        aws.Requests.Where(request => request.Resource.EndsWith(":glue:startJobRun.sync", StringComparison.Ordinal)).Select(request => (request.Arguments["JobName"].AsString(), request.Arguments["Arguments"].ToJson())).Should().Equal(
            ("bronze-ingestion-job", """{"--logical_date":"2026-11-25"}"""),
            ("transformations-job", """{"--logical_date":"2026-11-25"}"""),
            ("gold-data-curation-job", """{"--logical_date":"2026-11-25"}"""),
            ("s3-to-redshift-job", """{"--logical_date":"2026-11-25"}"""));
    }

    [TestCaseSource(nameof(StepNames))]
    public void A_step_that_fails_for_good_is_announced_once_and_stays_a_failure(string step)
    {
        var aws = new SimulatedAws().Fail(step, "Some.Error", "it broke");

        var result = aws.Run(language);

        (result.Status, result.Error, result.Cause).Should().Be((ExecutionStatus.Failed, "Some.Error", "it broke"));
        result.Path().Should().EndWith([step, "Notify failure", "Prox failed"]);
        aws.Inbox.Should().Equal([($"Prox failed: {step}", $"""
            Prox of 2026-11-25 failed at {step}.

            Error: Some.Error
            Cause: it broke
            Execution: {Execution}

            To resume there, once the cause is gone:
              orchestrate start prox --date 2026-11-25 --set "resumeAt={step}"
            or locally:
              run prox --date 2026-11-25 --resume-at "{step}"
            """)]);
    }

    [TestCase("Ingest to bronze", "Glue.ConcurrentRunsExceededException", 30, 60)]
    [TestCase("Clean to silver", "Glue.AWSGlueException", 30, 60)]
    [TestCase("Curate gold", "Glue.InternalServiceException", 30, 60)]
    [TestCase("Load to Redshift", "Glue.ConcurrentRunsExceededException", 30, 60)]
    [TestCase("Crawl bronze", "Glue.GlueException", 2, 4)]
    [TestCase("Crawl silver", "Glue.ThrottlingException", 2, 4)]
    [TestCase("Crawl gold", "Glue.ThrottlingException", 2, 4)]
    [TestCase("Notify success", "SNS.ThrottledException", 2, 4)]
    public void A_step_that_fails_in_passing_is_tried_again_after_a_random_part_of_the_stated_waits(string step, string error, int first, int second)
    {
        var aws = new SimulatedAws().Fail(step, error, times: 2);

        var result = aws.Run(language);

        result.Status.Should().Be(ExecutionStatus.Succeeded);
        aws.Inbox.Should().ContainSingle();
        var events = result.History.Select((happened, at) => (happened, at)).ToArray();
        var waits = events.Where(one => one.happened.Type == "TaskFailed").Select(one => events[one.at + 1].happened.Timestamp - one.happened.Timestamp).ToArray();
        waits.Should().HaveCount(2);
        waits[0].Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(first));
        waits[1].Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(second));
        waits.Sum(wait => wait.Ticks).Should().BePositive();
    }

    [Test]
    public void A_step_that_fails_in_passing_too_often_fails_for_good()
    {
        var aws = new SimulatedAws().Fail("Clean to silver", "Glue.ConcurrentRunsExceededException");

        aws.Run(language).Error.Should().Be("Glue.ConcurrentRunsExceededException");

        aws.Requests.Count(request => request.StateName == "Clean to silver").Should().Be(6);
        aws.Inbox.Should().ContainSingle();
    }

    [TestCase("States.TaskFailed")]
    [TestCase("Glue.EntityNotFoundException")]
    public void What_does_not_pass_by_itself_is_not_tried_again(string error)
    {
        var aws = new SimulatedAws().Fail("Clean to silver", error);

        aws.Run(language).Error.Should().Be(error);

        aws.Requests.Count(request => request.StateName == "Clean to silver").Should().Be(1);
    }

    [TestCase("", "")]
    [TestCase("plain text", "plain text")]
    [TestCase("{broken", "{broken")]
    [TestCase("{broken}", "{broken}")]
    [TestCase("""{"Id":"jr_1"}""", """{"Id":"jr_1"}""")]
    [TestCase("""{"Id":"jr_1","ErrorMessage":"Column 'fee' not found","JobRunState":"FAILED"}""", "Column 'fee' not found")]
    [TestCase("""{"errorMessage": "no \"fee\"", "errorType": "KeyError"}""", "no \"fee\"")]
    [TestCase("""{"ErrorMessage":"Traceback:\n\tin C:\\new\/job.py"}""", "Traceback:\n\tin C:\\new/job.py")]
    [TestCase("""{"ErrorMessage":"ends with \\","Id":"jr_1"}""", "ends with \\")]
    [TestCase("""{"ErrorMessage":"C:\q \u12","Id":"jr_1"}""", "C:\\q \\u12")]
    public void Whatever_the_cause_is_the_failure_is_announced_with_its_readable_part(string cause, string readable)
    {
        var aws = new SimulatedAws().Fail("Load to Redshift", "States.TaskFailed", cause);

        var result = aws.Run(language);

        (result.Status, result.Error, result.Cause).Should().Be((ExecutionStatus.Failed, "States.TaskFailed", cause));
        aws.Inbox.Should().ContainSingle().Which.Message.Should().Contain($"\nCause: {(language is QueryLanguage.Jsonata ? readable : cause)}\n");
    }

    [Test]
    public void A_cause_of_32_KB_is_announced()
    {
        var cause = new string('x', 32_768);
        var aws = new SimulatedAws().Fail("Load to Redshift", "States.TaskFailed", cause);

        aws.Run(language).Cause.Should().Be(cause);

        aws.Inbox.Should().ContainSingle().Which.Message.Should().Contain(cause);
    }

    [Test]
    public void A_failure_without_a_cause_is_announced()
    {
        var aws = new SimulatedAws().Fail("Load to Redshift", "Some.Error", cause: null);

        aws.Run(language).Error.Should().Be("Some.Error");

        aws.Inbox.Should().ContainSingle().Which.Subject.Should().Be("Prox failed: Load to Redshift");
    }

    [Test]
    public void An_announcement_that_fails_leaves_the_failure_what_it_was()
    {
        var aws = new SimulatedAws().Fail("Curate gold", "Some.Error", "it broke").Fail("Notify failure", "SNS.InvalidParameterException");

        var result = aws.Run(language);

        (result.Status, result.Error, result.Cause).Should().Be((ExecutionStatus.Failed, "Some.Error", "it broke"));
        result.Path()[^1].Should().Be("Prox failed");
    }

    [Test]
    public void An_announcement_that_fails_in_passing_is_tried_again()
    {
        var aws = new SimulatedAws().Fail("Curate gold", "Some.Error").Fail("Notify failure", "SNS.ThrottledException", times: 3);

        aws.Run(language).Error.Should().Be("Some.Error");

        aws.Inbox.Should().ContainSingle();
    }

    [TestCaseSource(nameof(StepNames))]
    public void An_execution_resumes_at_any_step(string step)
    {
        var aws = new SimulatedAws();

        var result = aws.Run(language, $$"""{"logicalDate": "2026-11-25", "resumeAt": "{{step}}"}""");

        result.Status.Should().Be(ExecutionStatus.Succeeded);
        result.Path().Where(StepNames.Contains).Should().Equal(StepNames.SkipWhile(name => name != step));
    }

    [Test]
    public void A_step_that_does_not_exist_is_announced_with_those_that_do()
    {
        var aws = new SimulatedAws();

        var result = aws.Run(language, """{"logicalDate": "2026-11-25", "resumeAt": "Crawl iron"}""");

        (result.Status, result.Error).Should().Be((ExecutionStatus.Failed, "UnknownStep"));
        result.Cause.Should().Be("There is no step Crawl iron. The steps are: Ingest to bronze, Crawl bronze, Clean to silver, Crawl silver, Curate gold, Crawl gold, Load to Redshift, Notify success.");
        aws.Inbox.Should().ContainSingle();
        aws.Requests.Should().ContainSingle();
    }
}
