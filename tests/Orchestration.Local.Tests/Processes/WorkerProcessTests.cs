using Orchestration.Local.Processes;
using Orchestration.Query.Json;

namespace Orchestration.Local.Tests.Processes;

[Platform("Unix")]
public class WorkerProcessTests
{
    private readonly List<WorkerReport> _reports = [];
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [SetUp]
    public void Clear()
    {
        _reports.Clear();
        _output.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
    }

    [Test]
    public async Task Secrets_come_on_the_first_line_of_its_standard_input()
    {
        await RunAsync("read -r line; echo \"$line\"");

        _output.ToString().Trim().Should().Be("""{"secrets":{"a":"b"}}""");
    }

    [Test]
    public async Task What_it_reports_is_heard_and_kept_in_its_log()
    {
        await RunAsync("""echo 'one line'; echo '{"type":"progress","table":"users","done":0.5}'; echo oops >&2; echo '{"type":"succeeded"}'""");

        _reports.Should().Equal(new WorkerReport.Progress("users", 0.5), new WorkerReport.Succeeded());
        _output.ToString().Should().StartWith("one line\n");
        _error.ToString().Should().Be("oops\n");
    }

    [Test]
    public async Task It_fails_with_the_error_that_it_reports() =>
        await FluentActions.Awaiting(() => RunAsync("""echo '{"type":"failed","error":"Table users not found"}'; echo trace >&2; exit 1""")).Should()
            .ThrowAsync<WorkerFailedException>().WithMessage("Table users not found");

    [Test]
    public async Task One_that_dies_without_a_word_fails_with_its_exit_code_and_last_words() =>
        await FluentActions.Awaiting(() => RunAsync("echo 'Out of memory' >&2; exit 137")).Should()
            .ThrowAsync<WorkerFailedException>().WithMessage("The process ended with exit code 137: Out of memory");

    [Test]
    public async Task It_is_asked_to_stop_before_it_is_made_to()
    {
        using var scratch = new ScratchFolder();
        using var cancellation = new CancellationTokenSource();
        var run = RunAsync(
            $$"""read -r first; echo '{"type":"progress","table":"users","done":0}'; read -r second; echo "$second" > {{scratch["told"]}}; exit 130""",
            cancellation.Cancel,
            cancellation.Token);

        await FluentActions.Awaiting(() => run).Should().ThrowAsync<OperationCanceledException>();
        (await File.ReadAllTextAsync(scratch["told"])).Should().Be("{\"type\":\"cancel\"}\n");
    }

    [Test]
    public async Task A_program_that_is_not_there_is_named() =>
        (await FluentActions.Awaiting(() => WorkerProcess.RunAsync(
            ChildProcess.Describe("/nowhere/worker", []), JsonValue.Object(), _output, _error, _reports.Add, default)).Should().ThrowAsync<LocalException>())
            .Which.Message.Should().StartWith("/nowhere/worker could not be started: ");

    private Task RunAsync(string script, Action? heard = null, CancellationToken cancellation = default) => WorkerProcess.RunAsync(
        ChildProcess.Describe("/bin/sh", ["-c", script]),
        JsonValue.Object(("secrets", JsonValue.Object(("a", "b")))),
        _output,
        _error,
        report =>
        {
            _reports.Add(report);
            heard?.Invoke();
        },
        cancellation);
}
