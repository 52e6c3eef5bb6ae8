using Orchestration.Local.Glue;
using Orchestration.Query.Json;
using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;

namespace Orchestration.Local.Tests.Glue;

public class JobTests
{
    private const string Start = "glue:startJobRun";
    private const string Sync = "glue:startJobRun.sync";
    private const string Get = "aws-sdk:glue:getJobRun";

    private static readonly (string, JsonValue) Name = ("JobName", "small-job");

    private ScratchFolder _scratch = null!;
    private VirtualTime _time = null!;
    private FakeParts _parts = null!;

    [SetUp]
    public void Make()
    {
        _scratch = new ScratchFolder();
        _time = new VirtualTime();
        _parts = new FakeParts(_scratch, _time);
    }

    [TearDown]
    public void Remove() => _scratch.Dispose();

    [Test]
    public async Task The_script_gets_the_arguments_that_Glue_would_hand_to_it()
    {
        var result = await _parts.Tasks.AskAsync(Sync, Name, ("Arguments", JsonValue.Object(("--run_date", "2026-11-25"), ("--layer", "bronze"))));

        _parts.Launched.Single().Should().Equal(
            "--JOB_NAME", "small-job", "--JOB_RUN_ID", result["Id"].AsString(), "--to", "lake/tables/", "--run_date", "2026-11-25", "--layer", "bronze");
    }

    [Test]
    public async Task A_run_that_succeeded_is_given_back_as_Glue_does()
    {
        var result = await _parts.Tasks.AskAsync(Sync, Name);

        result["Id"].AsString().Should().MatchRegex("^jr_[0-9a-f]{64}$");
        result["JobName"].AsString().Should().Be("small-job");
        result["JobRunState"].AsString().Should().Be("SUCCEEDED");
        result["StartedOn"].AsNumber().Should().Be(1767225600000);
        result["LogGroupName"].AsString().Should().Be("/aws-glue/jobs");
        result["WorkerType"].AsString().Should().Be("G.1X");
        result["Timeout"].AsNumber().Should().Be(60);
    }

    [Test]
    public async Task A_run_that_failed_is_a_failed_task_whose_cause_is_the_run()
    {
        _parts.Work = static _ => throw new JobFailedException("EntityNotFoundException: Table raw_users not found");

        var refused = await _parts.Tasks.RefusedAsync(Sync, Name);
        refused.Error.Should().Be("States.TaskFailed");
        var cause = JsonValue.Parse(refused.Cause!);
        cause["JobRunState"].AsString().Should().Be("FAILED");
        cause["ErrorMessage"].AsString().Should().Be("EntityNotFoundException: Table raw_users not found");
    }

    [Test]
    public async Task One_run_more_than_allowed_is_refused()
    {
        var work = new TaskCompletionSource();
        _parts.Work = _ => work.Task;
        _parts.Holding = _time.Hold;
        await _parts.Tasks.AskAsync(Start, Name);

        var refused = await _parts.Tasks.RefusedAsync(Sync, Name);
        refused.Error.Should().Be("Glue.ConcurrentRunsExceededException");
        refused.Cause.Should().StartWith("Concurrent runs exceeded for small-job (Service: AWSGlue; Status Code: 400; Error Code: ConcurrentRunsExceededException; Request ID: ");

        work.SetResult();
        await _parts.Jobs["small-job"].Completion;
        (await _parts.Tasks.AskAsync(Sync, Name))["JobRunState"].AsString().Should().Be("SUCCEEDED");
    }

    [Test]
    public async Task A_run_that_nobody_waits_for_can_be_looked_at()
    {
        var work = new TaskCompletionSource();
        _parts.Work = _ => work.Task;
        _parts.Holding = _time.Hold;
        var id = (await _parts.Tasks.AskAsync(Start, Name))["JobRunId"];
        work.SetResult();
        await _parts.Jobs["small-job"].Completion;

        var run = (await _parts.Tasks.AskAsync(Get, Name, ("RunId", id)))["JobRun"];
        run["JobRunState"].AsString().Should().Be("SUCCEEDED");
        run["StartedOn"].AsString().Should().Be("2026-01-01T00:00:00.000Z");
        JsonValue.Parse(_parts.File($"job-runs/{id.AsString()}.json")).Should().Be(run);
    }

    [Test]
    public async Task A_run_is_stopped_with_the_task_that_waits_for_it()
    {
        using var cancellation = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        _parts.Holding = _time.Hold;
        _parts.Work = async token =>
        {
            started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        };
        var task = _parts.Tasks.RunAsync(Requests.Of(Sync, JsonValue.Object(Name)), cancellation.Token).AsTask();
        await started.Task;
        await cancellation.CancelAsync();

        await FluentActions.Awaiting(() => task).Should().ThrowAsync<OperationCanceledException>();
        _parts.File($"job-runs/{Path.GetFileName(Directory.GetFiles(_scratch["job-runs"]).Single())}").Should().Contain("\"STOPPED\"");
    }

    [Test]
    public async Task A_run_that_takes_longer_than_the_job_allows_times_out()
    {
        _parts.Work = token => Task.Delay(TimeSpan.FromHours(2), _time, token);

        var refused = await _parts.Tasks.RefusedAsync(Sync, Name);
        refused.Error.Should().Be("States.TaskFailed");
        JsonValue.Parse(refused.Cause!)["JobRunState"].AsString().Should().Be("TIMEOUT");
        _time.Elapsed.Should().Be(TimeSpan.FromHours(1));
    }

    [Test]
    public async Task An_argument_that_is_not_text_is_refused()
    {
        var refused = await _parts.Tasks.RefusedAsync(Sync, Name, ("Arguments", JsonValue.Object(("--days", 3))));

        refused.Error.Should().Be("States.Runtime");
        refused.Cause.Should().Be("The Parameters could not be used to start the Task: [The value for the field '--days' must be a STRING]");
    }

    [Test]
    public void A_resource_without_a_stand_in_is_not_known()
    {
        ITaskService tasks = _parts.Tasks;
        tasks.Knows("arn:aws:states:::glue:startJobRun.sync").Should().BeTrue();
        tasks.Knows("arn:aws:states:::dynamodb:putItem").Should().BeFalse();
    }
}
