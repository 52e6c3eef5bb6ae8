using Orchestration.Query.Json;
using Orchestration.Runtime.History;
using Orchestration.Tests.Shared;
using Orchestration.Tests.Shared.Aws;
using static Orchestration.Tests.Shared.Aws.ScriptedAws;

namespace Orchestration.Commands.Tests;

public class TailTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);

    private ScriptedAws _aws = null!;
    private ScriptedMachines _machines = null!;
    private Console _console = null!;
    private InstantTime _time = null!;

    [SetUp]
    public async Task SetUp()
    {
        _aws = await ScriptedAws.StartAsync();
        _machines = new ScriptedMachines(_aws);
        _time = new InstantTime(Start);
        _console = new Console { Time = _time };
    }

    [TearDown]
    public async Task TearDown()
    {
        _console.Dispose();
        await _aws.DisposeAsync();
    }

    [Test]
    public async Task Every_recorded_history_is_tailed_to_its_end_while_it_grows()
    {
        var recordings = RecordedHistories.All().Where(recording => recording.Status != "RUNNING").ToList();

        if (recordings.Count == 0)
        {
            SharedData.Path("conformance/aws/cases.jsonl");
        }

        foreach (var (recording, number) in recordings.Select((recording, number) => (recording, number)))
        {
            var execution = _machines.Add(new ScriptedExecution("recorded", $"e{number}", recording.Events) { There = 1, Growth = 1 + (number % 7), PageSize = 3, Definition = recording.Definition.ToJson() });

            var code = await TailAsync(execution.Arn, "--json");

            code.Should().Be(recording.Status == "SUCCEEDED" ? ExitCode.Succeeded : ExitCode.Failed, $"{recording.Id}: {_console.Error}");
            _console.Error.Should().BeEmpty(recording.Id);
            EventIds().Should().Equal(Enumerable.Range(1, recording.Events.Count).Select(id => (double)id), recording.Id);
            Summary()["status"].AsString().Should().Be(recording.Status, recording.Id);

            if (recording.Status == "FAILED")
            {
                Summary()["error"].Should().Be(recording.Events[^1]["executionFailedEventDetails"]["error"], recording.Id);
            }
        }

        recordings.Should().HaveCountGreaterThan(300);
    }

    [Test]
    public async Task Throttling_dropped_connections_and_server_errors_lose_and_double_nothing()
    {
        var execution = _machines.Add(new ScriptedExecution("m", "e", Chain(40)) { There = 1, Growth = 3 });
        var calls = 0;
        _aws.Interfere = call => call.Operation != "GetExecutionHistory" ? null : (++calls % 4) switch
        {
            1 => Answer.Dropped,
            2 => Answer.Error("InternalServerError", "boom", 500),
            3 when calls < 8 => Answer.Error("ThrottlingException", "Rate exceeded"),
            _ => null,
        };

        (await TailAsync(execution.Arn, "--json")).Should().Be(ExitCode.Succeeded);

        EventIds().Should().Equal(Enumerable.Range(1, 40 + 1).Select(id => (double)id));
    }

    [Test]
    public async Task A_server_that_goes_away_for_a_while_is_waited_for()
    {
        var execution = _machines.Add(new ScriptedExecution("m", "e", Chain(10)) { There = 1, Growth = 2 });
        var histories = 0;
        _aws.Interfere = call =>
        {
            if (call.Operation == "GetExecutionHistory" && ++histories == 2)
            {
                _time.StandsStillUntil = Task.Run(_aws.RestartAsync);
                return Answer.Dropped;
            }

            return null;
        };

        (await TailAsync(execution.Arn)).Should().Be(ExitCode.Succeeded);

        _console.Output.Should().Contain("SUCCEEDED after");
        _console.Lines.Count(line => line.Contains(" S1: succeeded", StringComparison.Ordinal)).Should().Be(1);
    }

    [Test]
    public async Task A_server_that_knows_its_tokens_no_more_is_read_from_the_beginning_without_a_line_twice()
    {
        var execution = _machines.Add(new ScriptedExecution("m", "e", Chain(60)) { There = 31, Growth = 10, PageSize = 10 });
        var tokens = 0;
        _aws.Interfere = call => call["nextToken"] is not null && ++tokens is 2 or 5 ? Answer.Error("InvalidToken", "Invalid Token: 'stale'") : null;

        (await TailAsync(execution.Arn, "--json")).Should().Be(ExitCode.Succeeded, _console.Error);

        tokens.Should().BeGreaterThan(5);
        EventIds().Should().Equal(Enumerable.Range(1, 61).Select(id => (double)id));
    }

    [Test]
    public async Task A_server_that_refuses_each_token_is_not_asked_for_ever()
    {
        var execution = _machines.Add(new ScriptedExecution("m", "e", Chain(60)) { PageSize = 10 });
        _aws.Interfere = call => call["nextToken"] is null ? null : Answer.Error("InvalidToken", "Invalid Token: 'stale'");

        (await TailAsync(execution.Arn)).Should().Be(ExitCode.Usage);

        _console.Output.Should().Contain("InvalidToken: Invalid Token: 'stale'");
    }

    [Test]
    public async Task An_execution_of_25000_events_is_shown_no_later_than_the_next_look()
    {
        // Some, none for two minutes, three pages of them at once, many.
        (double From, double To, int Events)[] profile = [(0, 300, 12_000), (420, 421, 3_000), (421, 521, 10_000)];
        var times = profile.SelectMany(part => Enumerable.Range(0, part.Events).Select(i => part.From + ((part.To - part.From) * i / part.Events))).ToArray();
        var execution = _machines.Add(new ScriptedExecution("m", "e", [.. Chain(24_999).Select((happened, i) => At(happened, times[i]))]) { There = 1 });
        _aws.Interfere = call =>
        {
            // Rounded as the wire rounds.
            var now = Math.Round(_time.Elapsed.TotalSeconds, 3);
            execution.There = times.Count(time => Math.Round(time, 3) <= now);
            return null;
        };
        var seen = new List<double>();
        _console.LineWritten = line => seen.Add(_time.Elapsed.TotalSeconds);

        (await TailAsync(execution.Arn, "--json")).Should().Be(ExitCode.Succeeded, _console.Error);

        EventIds().Should().Equal(Enumerable.Range(1, 25_000).Select(id => (double)id));
        var late = times.Select((time, i) => seen[i] - time).ToList();
        late.Max().Should().BeLessThan(5.001, "five seconds are between two looks when it is quiet");
        var busy = late.Where((_, i) => times[i] is < 300 or > 426).ToList();
        busy.Should().HaveCountGreaterThan(21_000);
        busy.Max().Should().BeLessThan(1.001, "one second is between two looks while things happen");
        TestContext.Out.WriteLine($"{_aws.CallsOf("GetExecutionHistory").Count()} calls; at most {late.Max():0.000} s late, {busy.Max():0.000} s while things happened");

        static JsonValue At(JsonValue happened, double seconds) => JsonValue.Object(
            [.. happened.AsObject().Select(member => (member.Key, member.Key == "timestamp" ? Start.AddSeconds(seconds).ToUnixTimeMilliseconds() / 1000d : member.Value))]);
    }

    [Test]
    public async Task Waits_grow_while_nothing_happens_and_no_event_is_asked_for_twice_from_the_beginning()
    {
        var execution = _machines.Add(new ScriptedExecution("m", "e", Chain(8)) { There = 5 });
        var looks = 0;
        _aws.Interfere = call =>
        {
            if (call.Operation == "GetExecutionHistory" && ++looks == 12)
            {
                execution.There = 9;
            }

            return null;
        };

        (await TailAsync(execution.Arn)).Should().Be(ExitCode.Succeeded);

        // 1, 1.5, 2.25, 3.4 seconds, then 5 each: eleven waits between twelve looks.
        _time.Elapsed.Should().BeCloseTo(TimeSpan.FromSeconds(43), TimeSpan.FromSeconds(3));
        var histories = _aws.CallsOf("GetExecutionHistory").ToList();
        histories.Should().HaveCount(12);
        histories.Skip(1).Should().OnlyContain(call => call.Body["reverseOrder"] == true);
        histories.Should().OnlyContain(call => call.Body["includeExecutionData"] == false);
        _aws.CallsOf("DescribeExecution").Should().ContainSingle();
    }

    [Test]
    public async Task Ctrl_C_detaches_and_says_how_to_come_back()
    {
        var execution = _machines.Add(new ScriptedExecution("m", "e", Chain(8)) { There = 5 });
        using var cancellation = new CancellationTokenSource();
        _aws.Interfere = call =>
        {
            if (call.Operation == "GetExecutionHistory" && _aws.CallsOf("GetExecutionHistory").Count() == 3)
            {
                cancellation.Cancel();
            }

            return null;
        };

        (await _console.RunAsync(["tail", execution.Arn, "--endpoint-url", _aws.Url], cancellation.Token)).Should().Be(ExitCode.Interrupted);

        _console.Lines[^3..].Should().Equal(
            "Detached: the execution goes on.",
            $"  next    orchestrate tail {execution.Arn} --endpoint-url {_aws.Url}",
            $"          orchestrate stop {execution.Arn} --endpoint-url {_aws.Url}");
        _aws.CallsOf("StopExecution").Should().BeEmpty();
    }

    [Test]
    public async Task A_timeout_of_ones_own_ends_the_watching_alone()
    {
        var execution = _machines.Add(new ScriptedExecution("m", "e", Chain(8)) { There = 5 });

        (await TailAsync(execution.Arn, "--timeout", "2m")).Should().Be(ExitCode.OwnTimeout);

        _console.Output.Should().Contain("Stopped watching after 02:00: the execution goes on.\n");
    }

    [TestCase("ExecutionTimedOut", "TIMED_OUT", ExitCode.TimedOut)]
    [TestCase("ExecutionAborted", "ABORTED", ExitCode.Aborted)]
    public async Task The_exit_code_is_that_of_the_end(string last, string status, int expected)
    {
        var events = Chain(4).Take(3).Append(Event(4, 3, last)).ToList();
        var execution = _machines.Add(new ScriptedExecution("m", "e", events));

        (await TailAsync(execution.Arn, "--json")).Should().Be(expected);

        Summary()["status"].AsString().Should().Be(status);
        Summary()["exitCode"].AsNumber().Should().Be(expected);
    }

    [Test]
    public async Task Executions_are_found_by_machine_and_name_by_date_and_as_the_latest()
    {
        _machines.Add(new ScriptedExecution("m", "first", Chain(2)));
        _machines.Add(new ScriptedExecution("m", "2026-11-20-1", Chain(2)));
        _machines.Add(new ScriptedExecution("m", "2026-11-20-2", Chain(2)));
        _machines.Add(new ScriptedExecution("m", "second", Chain(2, 100)));

        foreach (var (text, name) in new[] { ("m/2026-11-20", "2026-11-20-2"), ("2026-11-20", "2026-11-20-2"), ("m/2026-11-20-1", "2026-11-20-1"), ("m/first", "first"), ("m@latest", "second"), ("m", "second"), ("@latest", "second"), ("first", "first") })
        {
            (await TailAsync(text, "--json")).Should().Be(ExitCode.Succeeded, text);
            Summary()["name"].AsString().Should().Be(name, text);
        }
    }

    [TestCase("m/third", "The machine 'm' has no execution 'third'.")]
    [TestCase("m/2026-11-21", "The machine 'm' has no execution '2026-11-21'.")]
    [TestCase("third", "No machine and no execution is called 'third'.")]
    [TestCase("mm", "No machine and no execution is called 'mm'. Did you mean m?")]
    [TestCase("arn:aws:s3:::b", "'arn:aws:s3:::b' is not the ARN of an execution.")]
    public async Task What_is_not_there_is_refused_in_words(string execution, string message)
    {
        _machines.Add(new ScriptedExecution("m", "first", Chain(2)));

        (await TailAsync(execution)).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be($"orchestrate: {message}\n");
    }

    [Test]
    public async Task Nothing_secret_is_said_not_even_when_debugging()
    {
        var execution = _machines.Add(new ScriptedExecution("m", "e", Chain(4)));

        (await TailAsync(execution.Arn, "--debug")).Should().Be(ExitCode.Succeeded);

        _console.Error.Should().Contain("debug: GetExecutionHistory ok after ");
        (_console.Error + _console.Output).Should().NotContainAny(Setup.AccessKey, Setup.SecretKey, Setup.SessionToken, "Signature");
    }

    [Test]
    public async Task A_redriven_execution_is_shown_on_one_row_a_state()
    {
        List<JsonValue> events =
        [
            Event(1, 0, "ExecutionStarted"),
            Event(2, 0, "TaskStateEntered", ("stateEnteredEventDetails", JsonValue.Parse("""{"name":"Load"}"""))),
            Event(3, 2, "TaskScheduled", ("taskScheduledEventDetails", JsonValue.Parse("""{"resourceType":"glue","resource":"startJobRun.sync","region":"r"}"""))),
            Event(4, 3, "TaskFailed", ("taskFailedEventDetails", JsonValue.Parse("""{"resourceType":"glue","resource":"startJobRun.sync","error":"E","cause":"c"}"""))),
            Event(5, 4, "ExecutionFailed", ("executionFailedEventDetails", JsonValue.Parse("""{"error":"E","cause":"c"}"""))),
            Event(6, 5, "ExecutionRedriven", ("executionRedrivenEventDetails", JsonValue.Parse("""{"redriveCount":1}"""))),
            Event(7, 6, "TaskScheduled", ("taskScheduledEventDetails", JsonValue.Parse("""{"resourceType":"glue","resource":"startJobRun.sync","region":"r"}"""))),
            Event(8, 7, "TaskSucceeded", ("taskSucceededEventDetails", JsonValue.Parse("""{"resourceType":"glue","resource":"startJobRun.sync"}"""))),
            Event(9, 8, "TaskStateExited", ("stateExitedEventDetails", JsonValue.Parse("""{"name":"Load"}"""))),
            Event(10, 9, "ExecutionSucceeded"),
        ];
        var execution = _machines.Add(new ScriptedExecution("m", "e", events) { There = 5, Growth = 1, RedriveCount = 1 });

        (await TailAsync(execution.Arn, "--json")).Should().Be(ExitCode.Succeeded, _console.Error);

        var states = Summary()["states"];
        states.AsArray().Should().ContainSingle();
        states[0]["status"].AsString().Should().Be("SUCCEEDED");
    }

    private async Task<int> TailAsync(string execution, params string[] more) => await _console.RunAsync(["tail", execution, "--endpoint-url", _aws.Url, .. more]);

    private IEnumerable<double> EventIds() => _console.Lines.Select(JsonValue.Parse).Where(line => line["kind"] == "event").Select(line => line["event"]["id"].AsNumber());

    private JsonValue Summary() => _console.Lines.Select(JsonValue.Parse).Single(line => line["kind"] == "summary");

    /// <summary>An execution of Pass states, with as many events as told and one that ends it.</summary>
    internal static List<JsonValue> Chain(int events, int later = 0)
    {
        var chain = new List<JsonValue> { Event(1, 0, HistoryEventType.ExecutionStarted, later) };

        for (var id = 2; id <= events; id++)
        {
            var name = $"S{id / 2}";
            chain.Add(id % 2 == 0
                ? Event(id, id == 2 ? 0 : id - 1, "PassStateEntered", later, ("stateEnteredEventDetails", JsonValue.Object(("name", name), ("input", "{}"))))
                : Event(id, id - 1, "PassStateExited", later, ("stateExitedEventDetails", JsonValue.Object(("name", name), ("output", "{}")))));
        }

        chain.Add(Event(events + 1, events, HistoryEventType.ExecutionSucceeded, later, ("executionSucceededEventDetails", JsonValue.Object(("output", "{}")))));
        return chain;
    }

    internal static (string, JsonValue) Scheduled { get; } = ("taskScheduledEventDetails", JsonValue.Parse("""{"resourceType":"glue","resource":"startJobRun.sync","region":"r"}"""));

    internal static (string, JsonValue) Name(string state) => ("stateEnteredEventDetails", JsonValue.Object(("name", state)));

    internal static (string, JsonValue) Left(string state) => ("stateExitedEventDetails", JsonValue.Object(("name", state)));

    internal static JsonValue Event(int id, int previous, string type, params (string, JsonValue)[] details) => Event(id, previous, type, 0, details);

    internal static JsonValue Event(int id, int previous, string type, int later, params (string, JsonValue)[] details) => JsonValue.Object(
    [
        ("timestamp", Start.AddSeconds(id + later).ToUnixTimeMilliseconds() / 1000d), ("type", type), ("id", id), ("previousEventId", previous), .. details,
    ]);
}
