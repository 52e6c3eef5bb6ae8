using Orchestration.Commands.Operating;
using Orchestration.Commands.View;
using Orchestration.Query.Json;
using Orchestration.Runtime.History;
using Orchestration.Tests.Shared.Aws;
using static Orchestration.Commands.Tests.TailTests;
using static Orchestration.Tests.Shared.Aws.ScriptedAws;

namespace Orchestration.Commands.Tests;

public class LiveTableTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);

    private ScriptedAws _aws = null!;
    private ScriptedMachines _machines = null!;
    private Console _console = null!;

    [SetUp]
    public async Task SetUp()
    {
        _aws = await ScriptedAws.StartAsync();
        _machines = new ScriptedMachines(_aws);
        _console = new Console { Time = new InstantTime(Start), Terminal = (100, 40) };
    }

    [TearDown]
    public async Task TearDown()
    {
        _console.Dispose();
        await _aws.DisposeAsync();
    }

    [Test]
    public async Task Former_runs_say_how_long_each_state_usually_takes_and_that_one_is_slower()
    {
        // The task of a former run takes its number and two seconds; the machine of the last one had another state.
        foreach (var seconds in Enumerable.Range(1, 8))
        {
            _machines.Add(new ScriptedExecution("m", $"former-{seconds}", Work("Load", seconds)));
        }

        var execution = _machines.Add(new ScriptedExecution("m", "e", Work("Load", 600)) { There = 3 });
        EndOnce(execution, () => _console.Output.Contains("slower than usual", StringComparison.Ordinal));

        (await TailAsync(execution.Arn)).Should().Be(ExitCode.Succeeded, _console.Error);

        // Of the five latest, 4 to 8 and two seconds, the median is 8; the same five executions took five seconds more than the task's number.
        _console.Frames.Should().Contain(frame => frame.Contains("  STATE         STATUS     TRY  ELAPSED   HIST  DETAIL\n", StringComparison.Ordinal));
        _console.Frames.Should().Contain(frame => frame.Contains(" (median 11.0s)\n", StringComparison.Ordinal));
        _console.Frames.Where(frame => frame.Contains("slower", StringComparison.Ordinal)).Should().NotBeEmpty()
            .And.OnlyContain(frame => System.Text.RegularExpressions.Regex.IsMatch(frame, @"⠋ Load          running    1      (1[89]|[2-5]\d)\.\ds   8\.0s  slower than usual\n"));
        _console.Frames[^1].Should().Contain("✔ Load          succeeded  1      10:02   8.0s\n");
        _aws.CallsOf("ListExecutions").Should().ContainSingle().Which["statusFilter"].Should().Be("SUCCEEDED");
        var read = _aws.CallsOf("GetExecutionHistory").Where(call => call["executionArn"] != execution.Arn).ToList();
        read.Select(call => call["executionArn"]![^8..]).Should().Equal("former-8", "former-7", "former-6", "former-5", "former-4");
        read.Should().OnlyContain(call => call.Body["includeExecutionData"] == false);
        _aws.Calls.Select(call => call.Operation).TakeWhile(operation => operation != "ListExecutions").Should().Contain("GetExecutionHistory");
    }

    [TestCase(true, "--no-medians")]
    [TestCase(false)]
    [TestCase(true, "--json")]
    public async Task Former_runs_are_not_read_where_they_are_not_shown(bool terminal, params string[] options)
    {
        _console.Terminal = terminal ? (100, 40) : null;
        _machines.Add(new ScriptedExecution("m", "former", Chain(4)));
        var execution = _machines.Add(new ScriptedExecution("m", "e", Chain(20)) { There = 1, Growth = 1 });

        (await TailAsync(execution.Arn, options)).Should().Be(ExitCode.Succeeded, _console.Error);

        _aws.CallsOf("ListExecutions").Should().BeEmpty();
        _aws.CallsOf("GetExecutionHistory").Should().OnlyContain(call => call["executionArn"] == execution.Arn);
    }

    [Test]
    public async Task Former_runs_that_may_not_be_read_or_are_endless_are_left_out_without_a_word()
    {
        _machines.Add(new ScriptedExecution("m", "endless", Chain(100)) { PageSize = 10 });
        var execution = _machines.Add(new ScriptedExecution("m", "e", Work("Load", 600)) { There = 3 });
        var endless = _aws.CallsOf("GetExecutionHistory").Where(call => call["executionArn"] != execution.Arn);
        EndOnce(execution, () => endless.Count() == 3);

        (await TailAsync(execution.Arn)).Should().Be(ExitCode.Succeeded, _console.Error);

        endless.Should().HaveCount(3);
        _console.Output.Should().Contain("(median ").And.NotContain("HIST");

        _aws.On("ListExecutions", _ => Answer.Error("AccessDeniedException", "User: u is not authorized to perform: states:ListExecutions"));
        var denied = _machines.Add(new ScriptedExecution("m", "denied", Work("Load", 600)) { There = 3 });
        EndOnce(denied, () => _aws.CallsOf("ListExecutions").Count() == 2);

        (await TailAsync(denied.Arn)).Should().Be(ExitCode.Succeeded, _console.Error);

        _console.Error.Should().BeEmpty();
        _console.Output.Should().NotContain("median").And.NotContain("authorized");
    }

    [Test]
    public async Task What_waits_is_told_but_not_what_only_a_failure_leads_to()
    {
        var execution = _machines.Add(new ScriptedExecution("m", "e", Work("Load", 60))
        {
            There = 3,
            Growth = 1,
            Definition = """
                {"StartAt":"Load","States":{
                  "Load":{"Type":"Task","Resource":"r","Catch":[{"ErrorEquals":["States.ALL"],"Next":"Tell"}],"Next":"Which?"},
                  "Tell":{"Type":"Task","Resource":"r","Next":"Failed"},"Failed":{"Type":"Fail"},
                  "Which?":{"Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"Next":"Copy"}],"Default":"Wait"},
                  "Wait":{"Type":"Wait","Seconds":1,"Next":"Copy"},
                  "Copy":{"Type":"Map","Iterator":{"StartAt":"One","States":{"One":{"Type":"Task","Resource":"r","End":true}}},"Next":"Check"},
                  "Check":{"Type":"Parallel","Branches":[],"End":true}}}
                """,
        });

        (await TailAsync(execution.Arn)).Should().Be(ExitCode.Succeeded, _console.Error);

        _console.Frames[0].Should().Be(
            """
            ▶ m  e  RUNNING  0.0s  0/3 steps
              STATE         STATUS     TRY  ELAPSED  DETAIL
            ⠋ Load          running    1       0.0s
            · Copy, Check (2 waiting)

            """);
        _console.Frames[^1].Should().NotContain("waiting").And.NotContain("steps");
    }

    [TestCase("""{"ErrorEquals":["E"],"IntervalSeconds":5,"BackoffRate":3}""", 2, 15)]
    [TestCase("""{"ErrorEquals":["E"]}""", 3, 4)]
    [TestCase("""{"ErrorEquals":["E"]}""", 4, null)]
    [TestCase("""{"ErrorEquals":["E"],"IntervalSeconds":50,"MaxDelaySeconds":60}""", 2, 60)]
    [TestCase("""{"ErrorEquals":["E"],"IntervalSeconds":"{% $wait %}"}""", 1, null)]
    [TestCase("""{"ErrorEquals":["E"]},{"ErrorEquals":["States.ALL"]}""", 1, null)]
    public void How_long_a_state_waits_before_it_is_tried_again_is_told_where_it_is_known(string retriers, int failures, int? seconds)
    {
        var outline = MachineOutline.Of($$$"""{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Task","Resource":"r","Retry":[{{{retriers}}}],"End":true} } }""");

        outline.BackoffOf("A", failures).Should().Be(seconds is { } known ? TimeSpan.FromSeconds(known) : null);
        outline.TriesOf("A").Should().Be(4);
    }

    [Test]
    public async Task Compact_shows_only_what_runs_or_failed_with_what_is_around_it()
    {
        var events = new List<JsonValue>
        {
            Event(1, 0, "ExecutionStarted"),
            Event(2, 0, "PassStateEntered", Name("Begin")),
            Event(3, 2, "PassStateExited", Left("Begin")),
            Event(4, 3, "ParallelStateEntered", Name("Both")),
            Event(5, 4, "ParallelStateStarted"),
            Event(6, 5, "TaskStateEntered", Name("Left")),
            Event(7, 6, "TaskScheduled", Scheduled),
            Event(8, 7, "TaskSucceeded"),
            Event(9, 8, "TaskStateExited", Left("Left")),
            Event(10, 5, "TaskStateEntered", Name("Right")),
            Event(11, 10, "TaskScheduled", Scheduled),
            Event(12, 11, "TaskFailed", ("taskFailedEventDetails", JsonValue.Parse("""{"resourceType":"glue","resource":"startJobRun.sync","error":"E","cause":"broke"}"""))),
            Event(13, 12, "ParallelStateFailed"),
            Event(14, 13, "ExecutionFailed", ("executionFailedEventDetails", JsonValue.Parse("""{"error":"E","cause":"broke"}"""))),
        };
        var execution = _machines.Add(new ScriptedExecution("m", "e", events) { There = 11, Growth = 1 });

        (await TailAsync(execution.Arn, "--compact")).Should().Be(ExitCode.Failed, _console.Error);

        _console.Frames[0].Should().Be(
            """
            ▶ m  e  RUNNING  0.0s  0/1 steps
              STATE         STATUS     TRY  ELAPSED  DETAIL
            ⠋ Both          running    1       0.0s
            ⠋   Right       running    1       0.0s
              2 rows are not shown

            """);
        _console.Frames[^1].Should().StartWith(
            """
            ▶ m  e  FAILED  13.0s
              STATE         STATUS     TRY  ELAPSED  DETAIL
            ✖ Both          failed     1      10.0s  E: broke
            ✖   Right       failed     1       4.0s  E: broke
              2 rows are not shown
            ✖ Both / Right  E
              cause   broke
            """);

        _console.Terminal = null;
        execution.There = events.Count;
        (await TailAsync(execution.Arn, "--compact")).Should().Be(ExitCode.Failed, _console.Error);
        _console.Lines.Take(5).Should().Equal(
            "m  e",
            "2026-11-20T03:00:01Z  started",
            "2026-11-20T03:00:12Z  Right: try 1 failed: E: broke",
            "2026-11-20T03:00:14Z  Both: failed after 10.0s: E: broke",
            "2026-11-20T03:00:14Z  FAILED after 13.0s");

        (await TailAsync(execution.Arn, "--compact", "--json")).Should().Be(ExitCode.Usage);
        _console.Error.Should().StartWith("orchestrate: --json gives every event; leave --compact out.\n");
    }

    [Test]
    public async Task Compact_shows_what_was_aborted()
    {
        var events = new List<JsonValue>
        {
            Event(1, 0, "ExecutionStarted"),
            Event(2, 0, "ParallelStateEntered", Name("Both")),
            Event(3, 2, "ParallelStateStarted"),
            Event(4, 3, "TaskStateEntered", Name("Left")),
            Event(5, 3, "TaskStateEntered", Name("Right")),
            Event(6, 5, "TaskScheduled", Scheduled),
            Event(7, 6, "TaskFailed", ("taskFailedEventDetails", JsonValue.Parse("""{"resourceType":"glue","resource":"startJobRun.sync","error":"E","cause":"broke"}"""))),
            Event(8, 7, "TaskStateAborted"),
            Event(9, 7, "ParallelStateFailed"),
            Event(10, 9, "ExecutionFailed", ("executionFailedEventDetails", JsonValue.Parse("""{"error":"E","cause":"broke"}"""))),
        };
        var execution = _machines.Add(new ScriptedExecution("m", "e", events) { There = 6, Growth = 4 });

        (await TailAsync(execution.Arn, "--compact")).Should().Be(ExitCode.Failed, _console.Error);

        _console.Frames[^1].Should().StartWith(
            """
            ▶ m  e  FAILED  9.0s
              STATE         STATUS     TRY  ELAPSED  DETAIL
            ✖ Both          failed     1       8.0s  E: broke
            ⊘   Left        aborted            4.0s
            ✖   Right       failed     1       5.0s  E: broke
            ✖ Both / Right  E
            """);
    }

    [Test]
    public async Task A_narrow_window_cuts_the_name_rather_than_how_it_stands_and_wraps_what_is_read_but_not_what_is_copied()
    {
        _console.Terminal = (60, 40);
        var events = Work("Load", 60)[..3].Concat(
        [
            Event(4, 3, "TaskFailed", ("taskFailedEventDetails", JsonValue.Parse("""{"resourceType":"glue","resource":"startJobRun.sync","error":"E","cause":"{\"ErrorMessage\":\"A message of more words than one line has in a window like this\",\"JobName\":\"transformations-job\",\"Id\":\"jr_1\",\"JobRunState\":\"FAILED\",\"Attempt\":0}"}"""))),
            Event(5, 4, "ExecutionFailed", ("executionFailedEventDetails", JsonValue.Parse("""{"error":"E"}"""))),
        ]).ToList();
        var execution = _machines.Add(new ScriptedExecution("bookings-lakehouse", "8e6cbd62-0a53-4aa0-9d1c-6d5d7e2a8f10", events) { There = 3, Growth = 2 });

        (await TailAsync(execution.Arn)).Should().Be(ExitCode.Failed, _console.Error);

        _console.Frames[0].Should().StartWith("▶ bookings-lakehouse  8e6cbd62-0…  RUNNING  0.0s  0/1 steps\n");
        _console.Frames[^1].Should().Contain(
            """
            ✖ Load  E
              cause   A message of more words than one line has in a
                      window like this
              facts   JobName transformations-job  Id jr_1
                      JobRunState FAILED  Attempt 0
              next    orchestrate redrive arn:aws:states:eu-central-1:11
            1122223333:execution:bookings-lakehouse:8e6cbd62-0a53-4aa0-9
            """);
    }

    [Test]
    public async Task In_a_low_window_those_rows_go_first_of_which_there_is_least_to_say()
    {
        _console.Terminal = (100, 9);
        var events = Chain(13).Take(13).Concat(
        [
            Event(14, 13, "TaskStateEntered", Name("A")), Event(15, 14, "TaskScheduled", Scheduled), Event(16, 15, "TaskSucceeded"), Event(17, 16, "TaskStateExited", Left("A")),
            Event(18, 17, "TaskStateEntered", Name("B")), Event(19, 18, "TaskScheduled", Scheduled), Event(20, 19, "TaskSucceeded"), Event(21, 20, "TaskStateExited", Left("B")),
            Event(22, 21, "ExecutionSucceeded"),
        ]).ToList();
        var execution = _machines.Add(new ScriptedExecution("m", "e", events) { There = 18, Growth = 4 });

        (await TailAsync(execution.Arn)).Should().Be(ExitCode.Succeeded, _console.Error);

        _console.Frames[0].Should().Be(
            """
            ▶ m  e  RUNNING  0.0s  1/2 steps
              STATE         STATUS     TRY  ELAPSED  DETAIL
            ✔ A             succeeded  1       3.0s
            ⠋ B             running            0.0s
              6 rows are not shown

            """);
        _console.Frames[^1].Split('\n').Should().HaveCount(2 + 8 + 1);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void On_AWS_links_lead_to_the_execution_the_job_and_its_log_or_their_addresses_stand_at_the_end(bool links)
    {
        const string Console = "https://eu-central-1.console.aws.amazon.com";
        const string Arn = "arn:aws:states:eu-central-1:111122223333:execution:m:e";
        _console.Variables["FORCE_HYPERLINK"] = links ? "1" : "0";
        var subject = new ViewSubject { Machine = "m", Execution = "e", Arn = Arn, Links = new ConsoleLinks("eu-central-1") };
        using var screen = new ExecutionScreen(subject, _console.Environment(), json: false);
        FailJob(screen, "clean", "jr_1");

        screen.End(new ViewEnd { ExitCode = ExitCode.Failed, Links = [.. Watching.Links(subject.Links, screen.Root)] });

        var (run, log, console) = ($"{Console}/gluestudio/home?region=eu-central-1#/job/clean/run/jr_1", $"{Console}/cloudwatch/home?region=eu-central-1#logsV2:log-groups/log-group/$252Faws-glue$252Fjobs$252Ferror/log-events/jr_1", $"{Console}/states/home?region=eu-central-1#/v2/executions/details/{Arn}");

        if (links)
        {
            _console.Links.Should().Equal(
                ("m  e", console), ("log", log.Replace("Ferror", "Foutput", StringComparison.Ordinal)), ("clean jr_1", run), ("what jr_1 wrote", log), ("e", console));
            _console.Frames[^1].Should().EndWith("  run     clean jr_1\n  log     what jr_1 wrote\n  console e\n");
        }
        else
        {
            _console.Links.Should().BeEmpty();
            _console.Lines[^3..].Should().Equal($"  run     {run}", $"  log     {log}", $"  console {console}");
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public void What_a_cause_and_an_ARN_hold_does_not_control_the_terminal_by_way_of_an_address(bool links)
    {
        const string Bad = "\u001b]0;title\u0007\u009b2J";
        const string Escaped = "%1B%5D0%3Btitle%07%C2%9B2J";
        _console.Variables["FORCE_HYPERLINK"] = links ? "1" : "0";
        _console.Terminal = links ? (400, 40) : null;
        var subject = new ViewSubject { Machine = "m", Execution = "e", Arn = $"arn:aws:states:eu-central-1:111122223333:execution:m:{Bad}", Links = new ConsoleLinks("eu-central-1") };
        using var screen = new ExecutionScreen(subject, _console.Environment(), json: false);
        FailJob(screen, "clean", Bad);

        screen.End(new ViewEnd { ExitCode = ExitCode.Failed, Links = [.. Watching.Links(subject.Links, screen.Root)] });

        _console.Output.Should().NotContainAny("\u001b]0", "\u0007", "\u009b");
        var addresses = links ? _console.Links.Select(link => link.Address) : _console.Lines[^3..];
        addresses.Where(address => !address.Contains("/executions/", StringComparison.Ordinal)).Should().HaveCount(links ? 3 : 2).And.OnlyContain(address => address.EndsWith($"/{Escaped}", StringComparison.Ordinal));
    }

    [TestCase(0x09)]
    [TestCase(0x1b)]
    [TestCase(0x7f)]
    [TestCase(0x80)]
    [TestCase(0x9b)]
    [TestCase(0x9f)]
    public void Text_is_cleaned_of_whatever_controls_a_terminal(int character)
    {
        Cells.Clean($"größer{(char)character}✔").Should().Be("größer ✔");
        Cells.Clean("größer ✔").Should().Be("größer ✔");
    }

    [Test]
    public void A_cause_of_one_long_line_is_not_copied_for_each_of_its_words()
    {
        var cause = string.Join(' ', Enumerable.Range(0, 6000).Select(number => $"w{number}"));
        var root = new ViewNode(new ViewSubject { Machine = "m", Execution = "e" });
        root.View.Add(HistoryEvent.FromJson(Event(1, 0, "ExecutionStarted")));
        root.View.Add(HistoryEvent.FromJson(Event(2, 1, "ExecutionFailed", ("executionFailedEventDetails", JsonValue.Object(("error", "E"), ("cause", cause))))));
        var block = new MessageBlock(unicode: true, links: false);
        Lines();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var lines = Lines();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        lines.Should().Equal("✖ E", $"  cause   {cause}");
        allocated.Should().BeLessThan(100 * cause.Length, "a copy of the line for each word would be thousands of times its length");

        List<string> Lines() => [.. block.Lines(root, new ViewEnd { ExitCode = ExitCode.Failed })];
    }

    [Test]
    public void What_Ctrl_C_leaves_in_the_line_of_the_cursor_is_wiped_away()
    {
        var environment = _console.Environment();
        using var screen = new ExecutionScreen(new ViewSubject { Machine = "m", Execution = "e" }, environment, json: false);
        screen.Happened(HistoryEvent.FromJson(Event(1, 0, "ExecutionStarted")));
        screen.Said("A line makes it paint.");
        environment.Output.Write("^C");

        screen.End(new ViewEnd { ExitCode = ExitCode.Interrupted, Detached = "Detached: the execution goes on." });

        _console.Frames[^1].Should().Be("A line makes it paint.\n▶ m  e  RUNNING  0.0s\nDetached: the execution goes on.\n");
    }

    [Test]
    public void A_link_is_shown_where_the_terminal_is_known_to_know_links()
    {
        Known(("TERM", "xterm-256color")).Should().BeFalse();
        Known(("TERM", "xterm-256color"), ("VTE_VERSION", "7600")).Should().BeTrue();
        Known(("TERM", "xterm-256color"), ("VTE_VERSION", "4801")).Should().BeFalse();
        Known(("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")).Should().BeTrue();
        Known(("TERM", "xterm-kitty")).Should().BeTrue();
        Known(("TERM", "tmux-256color"), ("TERM_PROGRAM", "WezTerm")).Should().BeFalse();
        Known(("TERM", "xterm-kitty"), ("FORCE_HYPERLINK", "0")).Should().BeFalse();
        Known(("TERM", "vt100"), ("FORCE_HYPERLINK", "1")).Should().BeTrue();

        static bool Known(params (string Name, string Value)[] variables) => Hyperlink.IsKnownTo(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
    }

    // A machine of one job, whose run fails.
    private static void FailJob(ExecutionScreen screen, string job, string run)
    {
        var cause = JsonValue.Object(("ErrorMessage", "broke"), ("JobName", job), ("Id", run)).ToJson();

        foreach (var happened in (JsonValue[])
        [
            Event(1, 0, "ExecutionStarted"),
            Event(2, 0, "TaskStateEntered", Name("Clean")),
            Event(3, 2, "TaskScheduled", Scheduled),
            Event(4, 3, "TaskSubmitted", ("taskSubmittedEventDetails", JsonValue.Parse("""{"resourceType":"glue","resource":"startJobRun.sync","output":{"JobRunId":"jr_1"}}"""))),
            Event(5, 4, "TaskFailed", ("taskFailedEventDetails", JsonValue.Object(("resourceType", "glue"), ("resource", "startJobRun.sync"), ("error", "E"), ("cause", cause)))),
            Event(6, 5, "ExecutionFailed", ("executionFailedEventDetails", JsonValue.Object(("error", "E"), ("cause", cause)))),
        ])
        {
            screen.Happened(HistoryEvent.FromJson(happened));
        }

        screen.Root.View.Shown.Single().Work = run;
    }

    // A machine of one task, which takes so many seconds and two.
    private static List<JsonValue> Work(string state, int seconds) =>
    [
        Event(1, 0, "ExecutionStarted"),
        Event(2, 0, "TaskStateEntered", Name(state)),
        Event(3, 2, "TaskScheduled", Scheduled),
        Event(4, 3, "TaskSucceeded", seconds),
        Event(5, 4, "TaskStateExited", seconds - 1, Left(state)),
        Event(6, 5, "ExecutionSucceeded", seconds),
    ];

    // The rest of the execution comes once what is waited for is there; a hundred thousand looks are too many.
    private void EndOnce(ScriptedExecution execution, Func<bool> there)
    {
        var looks = 0;
        _aws.Interfere = call =>
        {
            if (call.Operation == "GetExecutionHistory" && call["executionArn"] == execution.Arn && (++looks == 100_000 || there()))
            {
                execution.There = execution.Events.Count;
            }

            return null;
        };
    }

    private async Task<int> TailAsync(string execution, params string[] more) => await _console.RunAsync(["tail", execution, "--endpoint-url", _aws.Url, .. more]);
}
