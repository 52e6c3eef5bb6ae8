using Orchestration.Query.Json;
using Orchestration.Tests.Shared.Aws;
using static Orchestration.Tests.Shared.Aws.ScriptedAws;

namespace Orchestration.Commands.Tests;

public class OperatingTests
{
    private const string Machine = "arn:aws:states:eu-central-1:111122223333:stateMachine:m";

    private const string Steps = """
        {"QueryLanguage":"JSONata","StartAt":"Begin","States":{
          "Begin":{"Type":"Choice","Choices":[{"Condition":"{% $states.input.resumeAt = 'Load' %}","Next":"Look"}],"Default":"Extract"},
          "Extract":{"Type":"Pass","Next":"Look"},"Look":{"Type":"Pass","Next":"Copy"},"Copy":{"Type":"Task","Resource":"r","Catch":[{"ErrorEquals":["States.ALL"],"Next":"Failed"}],"End":true},
          "Failed":{"Type":"Fail"}}}
        """;

    private ScriptedAws _aws = null!;
    private ScriptedMachines _machines = null!;
    private Console _console = null!;

    [SetUp]
    public async Task SetUp()
    {
        _aws = await ScriptedAws.StartAsync();
        _machines = new ScriptedMachines(_aws);
        _console = new Console { Time = new InstantTime(new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero)) };
        _aws.On("StartExecution", call => JsonValue.Object(("executionArn", $"{Machine.Replace("stateMachine", "execution", StringComparison.Ordinal)}:{call["name"] ?? "unnamed"}"), ("startDate", 1795000000)));
    }

    [TearDown]
    public async Task TearDown()
    {
        _console.Dispose();
        await _aws.DisposeAsync();
    }

    [Test]
    public async Task A_start_lays_file_sets_and_date_over_each_other()
    {
        Add("other", "x");
        Add("m", "x");
        File.WriteAllText(Path.Combine(_console.Directory, "input.json"), """{"a":1,"deep":{"b":2}}""");

        (await RunAsync("start", "m", "--input", "input.json", "--set", "deep.c=true", "--set", "text=hello", "--set", "a=2.50", "--date", "2026-11-20")).Should().Be(ExitCode.Succeeded, _console.Error);

        var call = _aws.CallsOf("StartExecution").Single();
        call["stateMachineArn"].Should().Be(Machine);
        call["name"].Should().Be("2026-11-20-1");
        call["input"].Should().Be("""{"a":2.50,"deep":{"b":2,"c":true},"text":"hello","logicalDate":"2026-11-20"}""");
        _console.Lines.Should().Equal(
            "Started arn:aws:states:eu-central-1:111122223333:execution:m:2026-11-20-1",
            $"Watch it: orchestrate tail arn:aws:states:eu-central-1:111122223333:execution:m:2026-11-20-1 --endpoint-url {_aws.Url}");
    }

    [Test]
    public async Task A_date_that_failed_gets_its_next_attempt_and_is_told()
    {
        _machines.Add(new ScriptedExecution("m", "2026-11-20-1", Failing()));

        (await RunAsync("start", "m", "--date", "2026-11-20")).Should().Be(ExitCode.Succeeded);

        _aws.CallsOf("StartExecution").Single()["name"].Should().Be("2026-11-20-2");
        _console.Error.Should().Be("2026-11-20 was started before: 2026-11-20-1 FAILED, 2026-11-20 03:00:01Z\n");
    }

    [Test]
    public async Task A_date_that_succeeded_is_not_started_again_by_mistake()
    {
        Add("m", "2026-11-20-1");

        (await RunAsync("start", "m", "--date", "2026-11-20")).Should().Be(ExitCode.Usage);

        _console.Error.Should().EndWith("orchestrate: The run of 2026-11-20 has succeeded (2026-11-20-1). Give --again to start it once more.\n");
        _aws.CallsOf("StartExecution").Should().BeEmpty();
        (await RunAsync("start", "m", "--date", "2026-11-20", "--again")).Should().Be(ExitCode.Succeeded);
    }

    [TestCase("m:live", Machine + ":live")]
    [TestCase("m:3", Machine + ":3")]
    [TestCase(Machine + ":live", Machine + ":live")]
    public async Task A_machine_is_named_with_alias_version_or_ARN(string text, string expected)
    {
        Add("m", "x");

        (await RunAsync("start", text)).Should().Be(ExitCode.Succeeded);

        _aws.CallsOf("StartExecution").Single()["stateMachineArn"].Should().Be(expected);
    }

    [TestCase("prx", "No machine is called 'prx'. Did you mean prox?")]
    [TestCase("arn:aws:sns:r:1:t", "'arn:aws:sns:r:1:t' is not the ARN of a machine.")]
    public async Task A_machine_that_is_not_there_is_refused(string text, string message)
    {
        Add("prox", "x");

        (await RunAsync("start", text)).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be($"orchestrate: {message}\n");
    }

    [TestCase("--input", "{broken", "The input from --input is not JSON: ")]
    [TestCase("--input", "nowhere.json", "--input takes a file, JSON text or -; there is no file 'nowhere.json', and it is not JSON.")]
    [TestCase("--set", "novalue", "--set takes key=value, not 'novalue'.")]
    [TestCase("--date", "20.11.2026", "--date takes a date such as 2026-11-20, not '20.11.2026'.")]
    [TestCase("--timeout", "soon", "--timeout takes a span such as 90s, 15m or 2h, not 'soon'.", "--tail")]
    [TestCase("--endpoint-url", "ftp://x", "--endpoint-url takes an address such as http://127.0.0.1:8083, not 'ftp://x'.")]
    public async Task Bad_input_is_refused_before_anything_is_started(string option, string value, string message, params string[] more)
    {
        Add("m", "x");

        (await RunAsync(["start", "m", option, value, .. more])).Should().Be(ExitCode.Usage);

        _console.Error.Should().StartWith($"orchestrate: {message}");
        _console.Error.Should().NotContain("   at ");
    }

    [Test]
    public async Task A_hosted_machine_types_what_is_set()
    {
        Add("m", "x");
        _console.Machines = [new HostedMachine { Name = "m", ToAsl = () => "{}", Input = [new("code", InputKind.Text), new("count", InputKind.Number), new("dry", InputKind.Truth)] }];

        (await RunAsync("start", "m", "--set", "code=007", "--set", "count=7", "--set", "dry=true")).Should().Be(ExitCode.Succeeded, _console.Error);
        _aws.CallsOf("StartExecution").Single()["input"].Should().Be("""{"code":"007","count":7,"dry":true}""");

        (await RunAsync("start", "m", "--set", "count=many")).Should().Be(ExitCode.Usage);
        _console.Error.Should().Be("orchestrate: --set count takes a number, not 'many'.\n");

        (await RunAsync("start", "m", "--set", "cuont=7")).Should().Be(ExitCode.Usage);
        _console.Error.Should().Be("orchestrate: The input of 'm' has no member 'cuont'. Did you mean count? It has: code, count, dry.\n");
    }

    [Test]
    public async Task An_Express_machine_answers_at_once()
    {
        Add("m", "x");
        _aws.On("StartSyncExecution", call => JsonValue.Object(("executionArn", "arn:x"), ("status", "SUCCEEDED"), ("output", """{"sum":3}""")));

        (await RunAsync("start", "m", "--sync", "--input", "{}")).Should().Be(ExitCode.Succeeded);
        _console.Output.Should().Be("{\n  \"sum\": 3\n}\n");

        _aws.On("StartSyncExecution", call => JsonValue.Object(("executionArn", "arn:x"), ("status", "FAILED"), ("error", "E"), ("cause", """{"errorMessage":"broke"}""")));
        (await RunAsync("start", "m", "--sync")).Should().Be(ExitCode.Failed);
        _console.Error.Should().Be("orchestrate: FAILED E: broke\n");
    }

    [Test]
    public async Task A_redrive_that_would_only_enter_Fail_again_offers_the_start_that_helps()
    {
        var execution = _machines.Add(new ScriptedExecution("m", "2026-11-20-1", Failing()) { Definition = Steps });

        (await RunAsync("redrive", execution.Arn)).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be(
            "orchestrate: This execution ended in a Fail state, and a redrive would enter it again and fail at once (--force does it all the same).\n"
            + $"Start it again at the step that failed instead:\n  orchestrate start m --date 2026-11-20 --set resumeAt=Load --endpoint-url {_aws.Url}\n");
        _aws.CallsOf("RedriveExecution").Should().BeEmpty();
    }

    [Test]
    public async Task A_redrive_goes_through_where_a_state_failed()
    {
        _aws.On("RedriveExecution", _ => JsonValue.Object(("redriveDate", 1795000000)));
        var execution = _machines.Add(new ScriptedExecution("m", "e",
        [
            TailTests.Event(1, 0, "ExecutionStarted"),
            TailTests.Event(2, 0, "PassStateEntered", ("stateEnteredEventDetails", JsonValue.Object(("name", "P")))),
            TailTests.Event(3, 2, "ExecutionFailed", ("executionFailedEventDetails", JsonValue.Object(("error", "States.Runtime")))),
        ]));

        (await RunAsync("redrive", execution.Arn)).Should().Be(ExitCode.Succeeded, _console.Error);

        _console.Output.Should().Be($"Redriven {execution.Arn}\n");
    }

    [Test]
    public async Task What_has_succeeded_cannot_be_redriven()
    {
        Add("m", "e");

        (await RunAsync("redrive", "m/e")).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be("orchestrate: This execution cannot be redriven: it is SUCCEEDED.\n");
    }

    [Test]
    public async Task Executions_are_listed_by_status_day_and_logical_date()
    {
        Add("m", "2026-11-19-1");
        _machines.Add(new ScriptedExecution("m", "2026-11-20-1", Failing()));
        Add("m", "2026-11-20-2");

        (await RunAsync("list", "m", "--date", "2026-11-20")).Should().Be(ExitCode.Succeeded);
        _console.Lines.Should().HaveCount(3);
        _console.Lines[0].Should().MatchRegex("^STATUS +STARTED +ELAPSED +MACHINE +NAME$");

        (await RunAsync("list", "m", "--status", "failed", "--json")).Should().Be(ExitCode.Succeeded);
        JsonValue.Parse(_console.Lines.Single()).Should().Be(JsonValue.Parse("""
            {"schemaVersion":1,"kind":"execution","execution":"arn:aws:states:eu-central-1:111122223333:execution:m:2026-11-20-1","machine":"m","name":"2026-11-20-1",
             "status":"FAILED","startDate":"2026-11-20T03:00:01.000Z","stopDate":"2026-11-20T03:00:09.000Z"}
            """));

        (await RunAsync("list", "m", "--from", "2026-11-21")).Should().Be(ExitCode.Succeeded);
        _console.Error.Should().Be("There is no such execution.\n");

        (await RunAsync("list", "--status", "broken")).Should().Be(ExitCode.Usage);
    }

    [Test]
    public async Task A_state_is_shown_with_what_went_in_what_came_out_and_why_it_failed()
    {
        _machines.Add(new ScriptedExecution("m", "e", Failing()));

        (await RunAsync("show", "m/e", "--state", "Copy")).Should().Be(ExitCode.Succeeded, _console.Error);

        _console.Lines.Should().Equal(
            "Copy  caught  5.0s  2 tries",
            "  input   {\"table\":\"fact\"}",
            "  try 1   Glue.ConcurrentRunsExceededException",
            "  try 2   States.TaskFailed",
            "  cause   Column 'fee' not found",
            "  facts   Id jr_1",
            "  output  {\"Error\":\"States.TaskFailed\"}");

        (await RunAsync("show", "m/e", "--state", "Copy", "--json")).Should().Be(ExitCode.Succeeded);
        JsonValue.Parse(_console.Lines.Single())["attempts"][1]["message"].AsString().Should().Be("Column 'fee' not found");

        (await RunAsync("show", "m/e", "--state", "Cpoy")).Should().Be(ExitCode.Usage);
        _console.Error.Should().Be("orchestrate: The execution has not been in a state 'Cpoy'. It was in: Copy, Failed.\n");
    }

    [Test]
    public async Task The_history_is_listed_event_by_event()
    {
        _machines.Add(new ScriptedExecution("m", "e", Failing()) { PageSize = 2 });

        (await RunAsync("history", "m/e")).Should().Be(ExitCode.Succeeded);
        _console.Lines.Should().HaveCount(10);
        _console.Lines[4].Should().Be("     4       3  2026-11-20T03:00:04.000Z  TaskFailed                  Copy  Glue.ConcurrentRunsExceededException");

        (await RunAsync("history", "m/e", "--state", "Failed", "--json")).Should().Be(ExitCode.Succeeded);
        _console.Lines.Select(line => JsonValue.Parse(line)["event"]["type"].AsString()).Should().Equal("FailStateEntered", "ExecutionFailed");
    }

    [Test]
    public async Task An_execution_is_stopped_with_a_reason()
    {
        _machines.Add(new ScriptedExecution("m", "e", TailTests.Chain(3)) { There = 1 });
        _aws.On("StopExecution", _ => JsonValue.Object(("stopDate", 1795000000)));

        (await RunAsync("stop", "m/e", "--error", "Operator", "--cause", "wrong date")).Should().Be(ExitCode.Succeeded);

        _aws.CallsOf("StopExecution").Single().Body.Should().Be(JsonValue.Parse("""{"executionArn":"arn:aws:states:eu-central-1:111122223333:execution:m:e","error":"Operator","cause":"wrong date"}"""));
    }

    [Test]
    public async Task An_Express_execution_is_followed_through_its_log_group()
    {
        const string Arn = "arn:aws:states:eu-central-1:111122223333:express:quick:e:1";
        var looks = 0;
        _aws.On("DescribeStateMachine", _ => JsonValue.Parse("""
            {"name":"quick","loggingConfiguration":{"level":"ALL","destinations":[{"cloudWatchLogsLogGroup":{"logGroupArn":"arn:aws:logs:eu-central-1:111122223333:log-group:/aws/vendedlogs/states/quick:*"}}]}}
            """));
        string[] lines =
        [
            """{"id":"2","type":"PassStateEntered","details":{"input":"{}","name":"A"},"previous_event_id":"0","event_timestamp":"1795143602000"}""",
            """{"id":"1","type":"ExecutionStarted","details":{"input":"{}"},"previous_event_id":"0","event_timestamp":"1795143601000"}""",
            """{"id":"3","type":"PassStateExited","details":{"output":"{}","name":"A"},"previous_event_id":"2","event_timestamp":"1795143603000"}""",
            """{"id":"4","type":"ExecutionSucceeded","details":{"output":"{}"},"previous_event_id":"3","event_timestamp":"1795143604000"}""",
        ];
        _aws.On("FilterLogEvents", _ => JsonValue.Object(("events", JsonValue.Array([.. lines.Take(looks++ == 0 ? 2 : 4).Select(line => JsonValue.Object(("message", line)))]))));

        (await RunAsync("tail", Arn)).Should().Be(ExitCode.Succeeded, _console.Error);

        _console.Output.Should().Contain("A: succeeded after 1.0s").And.Contain("SUCCEEDED after 3.0s");
        _aws.CallsOf("FilterLogEvents").First()["logGroupName"].Should().Be("/aws/vendedlogs/states/quick");
        _aws.CallsOf("FilterLogEvents").Select(call => call.Body["startTime"].IsNumber ? call.Body["startTime"].AsNumber() : 0).Should().Equal(0, 1795143601000);
        _aws.CallsOf("FilterLogEvents").First()["filterPattern"].Should().Be($"{{ $.execution_arn = \"{Arn}\" }}");

        _aws.On("DescribeStateMachine", _ => JsonValue.Parse("""{"name":"quick","loggingConfiguration":{"level":"OFF"}}"""));
        (await RunAsync("tail", Arn)).Should().Be(ExitCode.Usage);
        _console.Error.Should().Be("orchestrate: 'quick' is an Express machine that does not log all events, and Express executions can be seen only in their log group. Set its logging level to ALL.\n");
    }

    [Test]
    public async Task Nested_executions_Map_runs_and_job_logs_are_followed()
    {
        const string MapRun = "arn:aws:states:eu-central-1:111122223333:mapRun:m/l:1";
        var child = _machines.Add(new ScriptedExecution("child", "c", TailTests.Chain(4)));
        var execution = _machines.Add(new ScriptedExecution("m", "e",
        [
            TailTests.Event(1, 0, "ExecutionStarted"),
            TailTests.Event(2, 0, "TaskStateEntered", ("stateEnteredEventDetails", JsonValue.Parse("""{"name":"Nest"}"""))),
            TailTests.Event(3, 2, "TaskScheduled", ("taskScheduledEventDetails", JsonValue.Parse("""{"resourceType":"states","resource":"startExecution.sync:2","region":"r"}"""))),
            TailTests.Event(4, 3, "TaskSubmitted", ("taskSubmittedEventDetails", JsonValue.Object(("resourceType", "states"), ("resource", "startExecution.sync:2"), ("output", JsonValue.Object(("ExecutionArn", child.Arn)).ToJson())))),
            TailTests.Event(5, 4, "TaskSucceeded", ("taskSucceededEventDetails", JsonValue.Parse("""{"resourceType":"states","resource":"startExecution.sync:2"}"""))),
            TailTests.Event(6, 5, "TaskStateExited", ("stateExitedEventDetails", JsonValue.Parse("""{"name":"Nest"}"""))),
            TailTests.Event(7, 6, "MapStateEntered", ("stateEnteredEventDetails", JsonValue.Parse("""{"name":"Many"}"""))),
            TailTests.Event(8, 7, "MapStateStarted", ("mapStateStartedEventDetails", JsonValue.Parse("""{"length":0}"""))),
            TailTests.Event(9, 8, "MapRunStarted", ("mapRunStartedEventDetails", JsonValue.Object(("mapRunArn", MapRun)))),
            TailTests.Event(10, 9, "MapRunSucceeded"),
            TailTests.Event(11, 10, "MapStateExited", ("stateExitedEventDetails", JsonValue.Parse("""{"name":"Many"}"""))),
            TailTests.Event(12, 11, "TaskStateEntered", ("stateEnteredEventDetails", JsonValue.Parse("""{"name":"Job"}"""))),
            TailTests.Event(13, 12, "TaskScheduled", ("taskScheduledEventDetails", JsonValue.Parse("""{"resourceType":"glue","resource":"startJobRun.sync","region":"r"}"""))),
            TailTests.Event(14, 13, "TaskSubmitted", ("taskSubmittedEventDetails", JsonValue.Parse("""{"resourceType":"glue","resource":"startJobRun.sync","output":"{\"JobRunId\":\"jr_7\"}"}"""))),
            TailTests.Event(15, 14, "TaskSucceeded", ("taskSucceededEventDetails", JsonValue.Parse("""{"resourceType":"glue","resource":"startJobRun.sync"}"""))),
            TailTests.Event(16, 15, "TaskStateExited", ("stateExitedEventDetails", JsonValue.Parse("""{"name":"Job"}"""))),
            TailTests.Event(17, 16, "ExecutionSucceeded"),
        ])
        { There = 1, Growth = 1 });
        _aws.On("DescribeMapRun", _ => JsonValue.Parse("""{"status":"RUNNING","itemCounts":{"total":100,"succeeded":12,"failed":1,"timedOut":0,"aborted":0}}"""));
        _aws.On("GetLogEvents", call => call["logGroupName"] == "/aws-glue/jobs/output"
            ? JsonValue.Parse(call["nextToken"] is null ? """{"events":[{"timestamp":1795143610000,"message":"reading 13 tables\n"}],"nextForwardToken":"f/1"}""" : """{"events":[],"nextForwardToken":"f/1"}""")
            : Answer.Error("ResourceNotFoundException", "The specified log stream does not exist."));

        (await RunAsync("tail", execution.Arn, "--logs")).Should().Be(ExitCode.Succeeded, _console.Error);

        _console.Lines.Where(line => line.Contains("c: ", StringComparison.Ordinal) || line.Contains("c / ", StringComparison.Ordinal)).Select(line => line[22..]).Should().Equal(
            "c: started", "c / S1: succeeded after 1.0s", "c: SUCCEEDED after 4.0s");
        _console.Lines.Count(line => line.EndsWith("Job | reading 13 tables", StringComparison.Ordinal)).Should().Be(1);
        _aws.CallsOf("DescribeMapRun").First()["mapRunArn"].Should().Be(MapRun);
    }

    [Test]
    public async Task A_Map_run_is_told_when_its_counts_change_and_when_it_is_over()
    {
        var execution = _machines.Add(new ScriptedExecution("m", "e",
        [
            TailTests.Event(1, 0, "ExecutionStarted"),
            TailTests.Event(2, 0, "MapStateEntered", TailTests.Name("Many")),
            TailTests.Event(3, 2, "MapStateStarted", ("mapStateStartedEventDetails", JsonValue.Parse("""{"length":100}"""))),
            TailTests.Event(4, 3, "MapRunStarted", ("mapRunStartedEventDetails", JsonValue.Object(("mapRunArn", "arn:run")))),
            TailTests.Event(5, 4, "MapRunSucceeded"),
            TailTests.Event(6, 5, "MapStateSucceeded"),
            TailTests.Event(7, 6, "MapStateExited", TailTests.Left("Many")),
            TailTests.Event(8, 7, "ExecutionSucceeded"),
        ])
        { There = 4, Growth = 1 });
        var looks = 0;
        _aws.On("DescribeMapRun", _ => JsonValue.Parse((looks++ % 3) switch
        {
            0 or 1 => """{"status":"RUNNING","startDate":1795143604,"itemCounts":{"total":1100,"succeeded":12,"failed":1,"timedOut":1,"aborted":1,"running":40},"toleratedFailurePercentage":0.5}""",
            _ => """{"status":"SUCCEEDED","startDate":1795143604,"stopDate":1795143664,"itemCounts":{"total":1100,"succeeded":1097,"failed":1,"timedOut":1,"aborted":1,"running":0},"toleratedFailurePercentage":0.5}""",
        }));

        (await RunAsync("tail", execution.Arn)).Should().Be(ExitCode.Succeeded, _console.Error);

        looks.Should().Be(3);
        _console.Lines.Where(line => line.Contains("Many", StringComparison.Ordinal)).Should().Equal(
            "2026-11-20T03:00:02Z  Many: running",
            "2026-11-20T03:01:04Z  Many: Map run succeeded after 01:00: 1,097 of 1,100 items, 3 failed (0.5 % tolerated)",
            "2026-11-20T03:00:07Z  Many: succeeded after 5.0s");

        execution.There = 4;
        (await RunAsync("tail", execution.Arn, "--json")).Should().Be(ExitCode.Succeeded, _console.Error);
        _console.Lines.Select(JsonValue.Parse).Where(line => line["kind"] == "mapRun").Should().Equal(
            JsonValue.Parse($$"""{"schemaVersion":1,"kind":"mapRun","execution":"{{execution.Arn}}","state":"Many","mapRun":"arn:run","status":"RUNNING","items":1100,"succeeded":12,"failed":3,"running":40}"""),
            JsonValue.Parse($$"""{"schemaVersion":1,"kind":"mapRun","execution":"{{execution.Arn}}","state":"Many","mapRun":"arn:run","status":"SUCCEEDED","items":1100,"succeeded":1097,"failed":3,"running":0}"""));
    }

    [Test]
    public async Task Each_Map_run_of_a_state_that_is_entered_twice_is_told_by_its_own_ARN()
    {
        var execution = _machines.Add(new ScriptedExecution("m", "e",
        [
            TailTests.Event(1, 0, "ExecutionStarted"),
            TailTests.Event(2, 0, "MapStateEntered", TailTests.Name("Many")),
            TailTests.Event(3, 2, "MapStateStarted", ("mapStateStartedEventDetails", JsonValue.Parse("""{"length":1}"""))),
            TailTests.Event(4, 3, "MapRunStarted", ("mapRunStartedEventDetails", JsonValue.Object(("mapRunArn", "arn:run:1")))),
            TailTests.Event(5, 4, "MapRunSucceeded"),
            TailTests.Event(6, 5, "MapStateSucceeded"),
            TailTests.Event(7, 6, "MapStateExited", TailTests.Left("Many")),
            TailTests.Event(8, 7, "MapStateEntered", TailTests.Name("Many")),
            TailTests.Event(9, 8, "MapStateStarted", ("mapStateStartedEventDetails", JsonValue.Parse("""{"length":2}"""))),
            TailTests.Event(10, 9, "MapRunStarted", ("mapRunStartedEventDetails", JsonValue.Object(("mapRunArn", "arn:run:2")))),
            TailTests.Event(11, 10, "MapRunSucceeded"),
            TailTests.Event(12, 11, "MapStateSucceeded"),
            TailTests.Event(13, 12, "MapStateExited", TailTests.Left("Many")),
            TailTests.Event(14, 13, "ExecutionSucceeded"),
        ]));
        _aws.On("DescribeMapRun", call => JsonValue.Parse($$$"""{"status":"SUCCEEDED","startDate":1795143604,"stopDate":1795143664,"itemCounts":{"total":{{{call["mapRunArn"]![^1]}}},"succeeded":0,"failed":0,"timedOut":0,"aborted":0,"running":0} }"""));

        (await RunAsync("tail", execution.Arn, "--json")).Should().Be(ExitCode.Succeeded, _console.Error);

        _console.Lines.Select(JsonValue.Parse).Where(line => line["kind"] == "mapRun").Select(line => (line["mapRun"].AsString(), line["items"].AsNumber()))
            .Should().BeEquivalentTo([("arn:run:1", 1d), ("arn:run:2", 2d)]);
    }

    [Test]
    public async Task An_execution_inside_is_followed_to_its_end_also_where_the_call_that_names_it_fails_at_first()
    {
        var (outer, inner) = Nested(failing: false);
        _machines.Add(inner);
        var execution = _machines.Add(outer);
        var named = 0;
        _aws.Interfere = call => call.Operation == "GetExecutionHistory" && call.Body["includeExecutionData"] == true && ++named == 1 ? Answer.Dropped : null;

        (await RunAsync("tail", execution.Arn)).Should().Be(ExitCode.Succeeded, _console.Error);

        named.Should().Be(2);
        _console.Lines.Where(line => line.Contains("c: ", StringComparison.Ordinal) || line.Contains("c / ", StringComparison.Ordinal)).Select(line => line[22..]).Should().Equal(
            [
                "c: started", .. Enumerable.Range(1, 4).Select(number => $"c / S{number}: succeeded after 1.0s"), "c: SUCCEEDED after 10.0s",
            ]);
    }

    [Test]
    public async Task After_the_end_only_an_execution_inside_that_failed_is_looked_at()
    {
        var (outer, inner) = Nested(failing: true);
        (outer.There, outer.Growth) = (outer.Events.Count, 0);
        _machines.Add(inner);
        var execution = _machines.Add(outer);

        (await RunAsync("tail", execution.Arn)).Should().Be(ExitCode.Failed, _console.Error);

        _console.Lines[^6..].Should().Equal(
            "2026-11-20T03:00:09Z  c: FAILED after 8.0s",
            "✖ Nest / Copy  States.TaskFailed",
            "  cause   Column 'fee' not found",
            "  facts   Id jr_1",
            $"  next    orchestrate redrive {execution.Arn} --endpoint-url {_aws.Url}",
            $"          orchestrate show {inner.Arn} --endpoint-url {_aws.Url} --state Copy");
    }

    [Test]
    public async Task The_environment_and_a_file_say_what_the_command_line_does_not()
    {
        Add("m", "e");
        File.WriteAllText(Path.Combine(_console.Directory, "orchestrate.json"), $$"""{"endpointUrl":"{{_aws.Url}}","machine":"m"}""");

        (await _console.RunAsync(["tail", "e"])).Should().Be(ExitCode.Succeeded, _console.Error);

        _console.Variables["ORCHESTRATE_ENDPOINT_URL"] = "http://127.0.0.1:1";
        (await _console.RunAsync(["tail", "e"])).Should().Be(ExitCode.Failed);
        _console.Error.Should().Be("orchestrate: http://127.0.0.1:1 cannot be reached: Connection refused.\n");

        File.WriteAllText(Path.Combine(_console.Directory, "orchestrate.json"), """{"endpoint":"x"}""");
        (await _console.RunAsync(["tail", "e"])).Should().Be(ExitCode.Usage);
        _console.Error.Should().EndWith("orchestrate.json: 'endpoint' is not a setting. The settings, all of them text, are: profile, region, endpointUrl, machine.\n");
    }

    [TestCase("bash", "complete -o default -F _orchestrate_complete orchestrate")]
    [TestCase("zsh", "compdef _orchestrate_complete orchestrate")]
    [TestCase("fish", "complete -c orchestrate -f")]
    [TestCase("powershell", "Register-ArgumentCompleter -Native -CommandName orchestrate")]
    public async Task Completion_is_printed_for_each_shell(string shell, string line)
    {
        (await _console.RunAsync(["completion", shell])).Should().Be(ExitCode.Succeeded);

        _console.Output.Should().Contain(line).And.NotContain("NAME");
    }

    [Test]
    public async Task Words_are_completed()
    {
        (await _console.RunAsync(["[suggest:26]", "orchestrate list --status "])).Should().Be(ExitCode.Succeeded);

        _console.Lines.Should().Contain(["RUNNING", "FAILED"]);
    }

    // A machine that starts another and waits for it; the inner execution has several pages, and is over before the outer one.
    private static (ScriptedExecution Outer, ScriptedExecution Inner) Nested(bool failing)
    {
        var inner = new ScriptedExecution("child", "c", failing ? Failing() : TailTests.Chain(10)) { PageSize = 3 };
        List<JsonValue> events =
        [
            TailTests.Event(1, 0, "ExecutionStarted"),
            TailTests.Event(2, 0, "TaskStateEntered", TailTests.Name("Nest")),
            TailTests.Event(3, 2, "TaskScheduled", ("taskScheduledEventDetails", JsonValue.Parse("""{"resourceType":"states","resource":"startExecution.sync:2","region":"r"}"""))),
            TailTests.Event(4, 3, "TaskSubmitted", ("taskSubmittedEventDetails", JsonValue.Object(("resourceType", "states"), ("resource", "startExecution.sync:2"), ("output", JsonValue.Object(("ExecutionArn", inner.Arn)).ToJson())))),
            .. failing
                ? (JsonValue[])
                [
                    TailTests.Event(5, 4, "TaskFailed", ("taskFailedEventDetails", JsonValue.Parse("""{"resourceType":"states","resource":"startExecution.sync:2","error":"States.TaskFailed","cause":"c"}"""))),
                    TailTests.Event(6, 5, "ExecutionFailed", ("executionFailedEventDetails", JsonValue.Parse("""{"error":"States.TaskFailed","cause":"c"}"""))),
                ]
                :
                [
                    TailTests.Event(5, 4, "TaskSucceeded", ("taskSucceededEventDetails", JsonValue.Parse("""{"resourceType":"states","resource":"startExecution.sync:2"}"""))),
                    TailTests.Event(6, 5, "TaskStateExited", TailTests.Left("Nest")),
                    TailTests.Event(7, 6, "ExecutionSucceeded"),
                ],
        ];
        return (new ScriptedExecution("m", "e", events) { There = 4, Growth = 10 }, inner);
    }

    private void Add(string machine, string name) => _machines.Add(new ScriptedExecution(machine, name, TailTests.Chain(3)));

    private Task<int> RunAsync(params string[] arguments) => _console.RunAsync([.. arguments, .. arguments.Contains("--endpoint-url") ? [] : (string[])["--endpoint-url", _aws.Url]]);

    private static List<JsonValue> Failing() =>
    [
        TailTests.Event(1, 0, "ExecutionStarted", ("executionStartedEventDetails", JsonValue.Parse("""{"input":"{}"}"""))),
        TailTests.Event(2, 0, "TaskStateEntered", ("stateEnteredEventDetails", JsonValue.Parse("""{"name":"Copy","input":"{\"table\":\"fact\"}"}"""))),
        TailTests.Event(3, 2, "TaskScheduled", ("taskScheduledEventDetails", JsonValue.Parse("""{"resourceType":"glue","resource":"startJobRun.sync","region":"r","parameters":"{}"}"""))),
        TailTests.Event(4, 3, "TaskFailed", ("taskFailedEventDetails", JsonValue.Parse("""{"resourceType":"glue","resource":"startJobRun.sync","error":"Glue.ConcurrentRunsExceededException"}"""))),
        TailTests.Event(5, 4, "TaskScheduled", ("taskScheduledEventDetails", JsonValue.Parse("""{"resourceType":"glue","resource":"startJobRun.sync","region":"r","parameters":"{}"}"""))),
        TailTests.Event(6, 5, "TaskFailed", ("taskFailedEventDetails", JsonValue.Object(("resourceType", "glue"), ("resource", "startJobRun.sync"), ("error", "States.TaskFailed"), ("cause", """{"ErrorMessage":"Column 'fee' not found","Id":"jr_1"}""")))),
        TailTests.Event(7, 6, "TaskStateExited", ("stateExitedEventDetails", JsonValue.Parse("""{"name":"Copy","output":"{\"Error\":\"States.TaskFailed\"}"}"""))),
        TailTests.Event(8, 7, "FailStateEntered", ("stateEnteredEventDetails", JsonValue.Parse("""{"name":"Failed","input":"{}"}"""))),
        TailTests.Event(9, 8, "ExecutionFailed", ("executionFailedEventDetails", JsonValue.Parse("""{"error":"States.TaskFailed","cause":"c"}"""))),
    ];
}
