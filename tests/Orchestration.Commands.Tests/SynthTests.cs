using Orchestration.Commands.Running;

namespace Orchestration.Commands.Tests;

public class SynthTests
{
    private const string First = "{\n  \"StartAt\": \"A\",\n  \"States\": { \"A\": { \"Type\": \"Succeed\" } }\n}\n";

    private const string Wrong = """
        { "QueryLanguage": "JSONata", "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true,
          "Output": "{% \"\u0061\" & %}" } } }
        """;

    private Console _console = null!;

    [SetUp]
    public void SetUp() => _console = new Console
    {
        Machines =
        [
            new HostedMachine { Name = "first", Description = "The first one.", ToAsl = () => First },
            new HostedMachine { Name = "second", ToAsl = () => First },
        ],
    };

    [TearDown]
    public void TearDown() => _console.Dispose();

    [Test]
    public async Task Every_machine_is_written_to_a_file_of_its_name()
    {
        (await _console.RunAsync(["synth"])).Should().Be(ExitCode.Succeeded);

        _console.Lines.Should().Equal("state-machines/first.asl.json: written", "state-machines/second.asl.json: written");
        File.ReadAllText(Path.Combine(_console.Directory, "state-machines/first.asl.json")).Should().Be(First);
        Directory.GetFiles(Path.Combine(_console.Directory, "state-machines")).Should().HaveCount(2);
    }

    [Test]
    public async Task What_did_not_change_is_not_written_again()
    {
        await _console.RunAsync(["synth"]);
        var path = Path.Combine(_console.Directory, "state-machines/first.asl.json");
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        (await _console.RunAsync(["synth", "first"])).Should().Be(ExitCode.Succeeded);

        _console.Lines.Should().Equal("state-machines/first.asl.json: unchanged");
        File.GetLastWriteTimeUtc(path).Year.Should().Be(2020);
    }

    [Test]
    public async Task A_check_shows_the_difference_and_fails_and_writes_nothing()
    {
        await _console.RunAsync(["synth"]);
        var path = Path.Combine(_console.Directory, "state-machines/first.asl.json");
        File.WriteAllText(path, First.Replace("\"StartAt\": \"A\"", "\"StartAt\": \"B\""));

        (await _console.RunAsync(["synth", "--check"])).Should().Be(ExitCode.Failed);

        _console.Output.Should().Be("""
            state-machines/first.asl.json: differs from the code ('-' is the file, '+' the code)
              {
            -   "StartAt": "B",
            +   "StartAt": "A",
                "States": { "A": { "Type": "Succeed" } }
              }
              
            state-machines/second.asl.json: unchanged

            """.ReplaceLineEndings("\n"));
        _console.Error.Should().Be("orchestrate: 1 of 2 definitions differ. Write them with 'orchestrate synth'.\n");
        File.ReadAllText(path).Should().Contain("\"B\"");
    }

    [Test]
    public async Task A_check_fails_where_a_file_is_missing()
    {
        (await _console.RunAsync(["synth", "second", "--check"])).Should().Be(ExitCode.Failed);

        _console.Lines[0].Should().Be("state-machines/second.asl.json: is not there");
    }

    [Test]
    public async Task A_definition_that_Step_Functions_would_refuse_is_not_written()
    {
        _console.Machines = [new HostedMachine { Name = "wrong", ToAsl = () => Wrong }];

        (await _console.RunAsync(["synth"])).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be("""
            orchestrate: Step Functions would refuse the definition of 'wrong':
            state-machines/wrong.asl.json(2,29): error INVALID_JSONATA_EXPRESSION: Unexpected end of expression (at /States/A/Output)

            """.ReplaceLineEndings("\n"));
        Directory.Exists(Path.Combine(_console.Directory, "state-machines")).Should().BeFalse();
    }

    [Test]
    public async Task A_definition_that_Step_Functions_would_refuse_is_not_run()
    {
        _console.Machines = [new HostedMachine { Name = "wrong", ToAsl = () => Wrong }];
        _console.Local = new Untouched();

        (await _console.RunAsync(["run", "wrong"])).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be("""
            orchestrate: Step Functions would refuse the definition of 'wrong':
            wrong.asl.json(2,29): error INVALID_JSONATA_EXPRESSION: Unexpected end of expression (at /States/A/Output)

            """.ReplaceLineEndings("\n"));
    }

    [Test]
    public async Task An_unknown_machine_is_refused_with_those_there_are()
    {
        (await _console.RunAsync(["synth", "third"])).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be("orchestrate: No machine is called 'third'. There are: first, second.\n");
    }

    [Test]
    public async Task A_misspelt_option_is_not_taken_for_a_machine()
    {
        (await _console.RunAsync(["synth", "--chek"])).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be("orchestrate: There is no option '--chek'. Did you mean --check?\nTry 'orchestrate synth --help'.\n");
    }

    [Test]
    public async Task Help_ends_in_examples()
    {
        (await _console.RunAsync(["synth", "--help"])).Should().Be(ExitCode.Succeeded);

        _console.Output.Should().Contain("Examples:\n  # Write the definitions of all machines.\n  orchestrate synth\n");
    }

    [Test]
    public async Task Machines_are_listed_with_what_they_are_for()
    {
        (await _console.RunAsync(["machines"])).Should().Be(ExitCode.Succeeded);

        _console.Lines.Should().Equal("first   The first one.", "second");
    }

    private sealed class Untouched : ILocalParts
    {
        public IReadOnlyList<System.CommandLine.Option> Options => [];

        public Task<LocalRunOutcome> RunAsync(LocalRunRequest request, ILocalRunObserver observer, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
