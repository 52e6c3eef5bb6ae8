using Orchestration.Query.Json;
using Orchestration.Tests.Shared.Aws;
using static Orchestration.Tests.Shared.Aws.ScriptedAws;

namespace Orchestration.Commands.Tests;

/// <summary>What operators do by mistake, and what they are told.</summary>
public class MistakeTests
{
    private const string Machine = "arn:aws:states:eu-central-1:111122223333:stateMachine:m";
    private const string Express = "arn:aws:states:eu-central-1:111122223333:express:m:e:1";

    private ScriptedAws _aws = null!;
    private ScriptedMachines _machines = null!;
    private Console _console = null!;

    [SetUp]
    public async Task SetUp()
    {
        _aws = await ScriptedAws.StartAsync();
        _machines = new ScriptedMachines(_aws);
        _machines.Add(new ScriptedExecution("m", "e", TailTests.Chain(3)));
        _console = new Console { Time = new InstantTime(new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero)) };
        _aws.On("StartExecution", call => JsonValue.Object(("executionArn", $"{Machine.Replace("stateMachine", "execution", StringComparison.Ordinal)}:{call["name"]}"), ("startDate", 1795000000)));
    }

    [TearDown]
    public async Task TearDown()
    {
        _console.Dispose();
        await _aws.DisposeAsync();
    }

    [TestCase("start m --name 'a b'", "--name 'a b' cannot be a name: it has 1 to 80 characters, and no blanks nor any of <>{}[]?*\"#%\\^|~`$&,;:/")]
    [TestCase("list m --from 2026-11-30 --to 2026-11-01", "--from 2026-11-30 comes after --to 2026-11-01.")]
    [TestCase("lst", "Unrecognized command or argument 'lst'. Did you mean list?\nTry 'orchestrate --help'.")]
    [TestCase("start m --inptu=x", "Unrecognized command or argument '--inptu=x'. Did you mean --input?\nTry 'orchestrate start --help'.")]
    [TestCase("show " + Express, "'" + Express + "' is an Express execution, which AWS keeps in the log group of its machine only: 'orchestrate tail' shows it.")]
    [TestCase("stop " + Express, "'" + Express + "' is an Express execution, which AWS keeps in the log group of its machine only: 'orchestrate tail' shows it.")]
    public async Task A_command_that_cannot_be_meant_is_refused_in_words(string line, string message)
    {
        (await RunAsync(line)).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be($"orchestrate: {message}\n");
        _aws.CallsOf("StartExecution").Should().BeEmpty();
    }

    [Test]
    public async Task Waiting_for_a_Standard_machine_and_listing_an_Express_one_say_what_to_do_instead()
    {
        _aws.On("StartSyncExecution", _ => Answer.Error("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine"));
        (await RunAsync("start m --sync")).Should().Be(ExitCode.Usage);
        _console.Error.Should().Be("orchestrate: 'm' is a Standard machine, and --sync is for Express machines. Give --tail instead to watch it to its end.\n");

        _aws.On("ListExecutions", _ => Answer.Error("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine"));
        (await RunAsync("list m")).Should().Be(ExitCode.Usage);
        _console.Error.Should().Be("orchestrate: 'm' is an Express machine, whose executions AWS does not list. 'orchestrate tail' follows one by the ARN that 'start' printed.\n");
    }

    [Test]
    public async Task What_has_ended_is_not_stopped_and_is_told_how_it_ended()
    {
        (await RunAsync("stop m/e")).Should().Be(ExitCode.Succeeded);

        _console.Output.Should().Be("arn:aws:states:eu-central-1:111122223333:execution:m:e has ended already: SUCCEEDED.\n");
        _aws.CallsOf("StopExecution").Should().BeEmpty();
    }

    [Test]
    public async Task Two_who_start_the_same_date_at_once_do_not_both_start_it()
    {
        _aws.On("StartExecution", _ =>
        {
            _machines.Add(new ScriptedExecution("m", "2026-11-20-1", TailTests.Chain(3)));
            return Answer.Error("ExecutionAlreadyExists", "Execution Already Exists: '2026-11-20-1'");
        });

        (await RunAsync("start m --date 2026-11-20")).Should().Be(ExitCode.Usage);

        _console.Error.Should().EndWith("orchestrate: The run of 2026-11-20 has succeeded (2026-11-20-1). Give --again to start it once more.\n");
        _aws.CallsOf("StartExecution").Should().ContainSingle();
    }

    [Test]
    public async Task A_name_that_was_used_is_refused()
    {
        _aws.On("StartExecution", _ => Answer.Error("ExecutionAlreadyExists", "Execution Already Exists: 'x'"));

        (await RunAsync("start m --name x")).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be("orchestrate: There is an execution 'x' already, and a name cannot be used again for 90 days. Give another --name.\n");
    }

    [Test]
    public async Task An_ARN_says_its_region()
    {
        (await RunAsync("start arn:aws:states:ap-south-1:111122223333:stateMachine:m --name x")).Should().Be(ExitCode.Succeeded, _console.Error);

        _aws.CallsOf("StartExecution").Single().Headers["Authorization"].Should().Contain("/ap-south-1/states/");
        _console.Output.Should().NotContain("--region");

        await RunAsync("start arn:aws:states:ap-south-1:111122223333:stateMachine:m --name y --region us-east-2");
        _aws.CallsOf("StartExecution").Last().Headers["Authorization"].Should().Contain("/us-east-2/states/");
    }

    [Test]
    public async Task An_ARN_says_its_region_only_where_it_names_the_machine_or_the_execution()
    {
        (await RunAsync("stop m/e --cause arn:aws:states:ap-south-1:111122223333:execution:m:other")).Should().Be(ExitCode.Succeeded, _console.Error);
        RegionOfLastCall().Should().Be("eu-central-1");

        await RunAsync("tail e --machine arn:aws:states:ap-south-1:111122223333:stateMachine:m");
        RegionOfLastCall().Should().Be("ap-south-1");

        string RegionOfLastCall() => _aws.Calls[^1].Headers["Authorization"]!.Split('/')[2];
    }

    [Test]
    public async Task A_profile_that_is_not_there_is_named_also_where_nothing_was_asked_before()
    {
        (await _console.RunAsync(["tail", Express, "--profile", "nobody"])).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be("orchestrate: The profile 'nobody' is in none of the shared configuration files. 'aws configure list-profiles' shows those there are.\n");
    }

    [TestCase(1000, "")]
    [TestCase(1001, "orchestrate: The input has 1001 bytes, and an execution takes 1000 at most. Give it the place of the data instead, such as a key of S3.\n")]
    public async Task An_input_above_the_limit_is_refused(int bytes, string message)
    {
        _console.Machines = [new HostedMachine { Name = "m", ToAsl = () => """{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}""" }];
        _console.Local = new Running.RuntimeParts(new() { PayloadLimit = 1000 });
        await File.WriteAllTextAsync(Path.Combine(_console.Directory, "big.json"), $$"""{"t":"{{new string('x', bytes - 8)}}"}""");

        (await _console.RunAsync(["run", "m", "--input", "big.json"])).Should().Be(message.Length > 0 ? ExitCode.Usage : ExitCode.Succeeded, _console.Error);

        _console.Error.Should().Be(message);
    }

    [Test]
    public async Task An_endpoint_without_its_scheme_is_refused()
    {
        _console.Variables["ORCHESTRATE_ENDPOINT_URL"] = "localhost:4566";

        (await _console.RunAsync(["list"])).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be("orchestrate: The endpoint 'localhost:4566' is not an address such as http://127.0.0.1:8083.\n");
    }

    [TestCase(0, "AccessDeniedException", "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: states:ListStateMachines on resource: *", 1, "Access denied: arn:aws:iam::111122223333:user/ann lacks states:ListStateMachines on *.")]
    [TestCase(0, "ExpiredTokenException", "The security token included in the request is expired", 2, "The credentials have expired. Renew AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.")]
    [TestCase(0, "UnrecognizedClientException", "The security token included in the request is invalid.", 2, "AWS does not recognise the credentials (UnrecognizedClientException). Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or whether the region is the right one.")]
    [TestCase(0, "InvalidSignatureException", "Signature expired: 20261120T010000Z is now earlier than 20261120T085500Z (20261120T090000Z - 5 min.)", 2, "The clock of this computer is wrong: it says 2026-11-20 01:00:00Z, and AWS 2026-11-20 09:00:00Z. Set it.")]
    [TestCase(500, "InternalServerError", "boom", 1, "The service at {url} failed with HTTP 500 (InternalServerError): boom")]
    public async Task What_AWS_refuses_has_an_exit_code_of_its_kind(int status, string code, string message, int exitCode, string expected)
    {
        _aws.Interfere = _ => Answer.Error(code, message, status == 0 ? 400 : status);

        (await RunAsync("list --debug")).Should().Be(exitCode);

        _console.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Should().Be($"orchestrate: {expected.Replace("{url}", _aws.Url, StringComparison.Ordinal)}");
        _console.Error.Should().StartWith("debug: ListStateMachines ").And.NotContain("   at ").And.NotContain(Setup.AccessKey).And.NotContain(Setup.SecretKey).And.NotContain(Setup.SessionToken);
    }

    [Test]
    public async Task What_a_service_says_cannot_move_the_cursor()
    {
        _aws.Interfere = _ => Answer.Error("ValidationException", "bad \u001b]0;title\u0007 name\nsecond line");

        (await RunAsync("list")).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be("orchestrate: ValidationException: bad  ]0;title  name\nsecond line\n");
    }

    [TestCase("run")]
    [TestCase("synth")]
    [TestCase("graph")]
    [TestCase("machines")]
    [TestCase("start")]
    [TestCase("tail")]
    [TestCase("list")]
    [TestCase("show")]
    [TestCase("history")]
    [TestCase("stop")]
    [TestCase("redrive")]
    [TestCase("eval")]
    [TestCase("completion")]
    public async Task The_help_of_each_command_ends_in_examples(string command)
    {
        _console.Machines = [new HostedMachine { Name = "m", ToAsl = () => "{}" }];
        _console.Local = new Running.RuntimeParts(new());

        (await _console.RunAsync([command, "--help"])).Should().Be(ExitCode.Succeeded);

        _console.Output.Should().Contain($"Examples:\n  # ").And.Contain($"\n  orchestrate {command} ");
    }

    private Task<int> RunAsync(string line) => _console.RunAsync(
    [
        .. line.Split('\'').SelectMany((part, at) => at % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        .. line.StartsWith("lst", StringComparison.Ordinal) ? [] : (string[])["--endpoint-url", _aws.Url],
    ]);
}
