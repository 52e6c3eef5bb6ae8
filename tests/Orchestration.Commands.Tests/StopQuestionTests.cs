using Microsoft.Extensions.Time.Testing;
using Orchestration.Commands.Operating;
using Orchestration.Tests.Shared.Aws;
using static Orchestration.Tests.Shared.Aws.ScriptedAws;

namespace Orchestration.Commands.Tests;

public class StopQuestionTests
{
    private FakeTimeProvider _time = null!;
    private TaskCompletionSource _secondInterrupt = null!;
    private Console _console = null!;

    [SetUp]
    public void SetUp()
    {
        _time = new();
        _secondInterrupt = new();
        _console = new Console { Time = _time, Terminal = (80, 24), NextInterrupt = _secondInterrupt.Task.WaitAsync, ReadKey = () => Key('y') };
    }

    [TearDown]
    public void TearDown() => _console.Dispose();

    [TestCase('y', true)]
    [TestCase('Y', true)]
    [TestCase('n', false)]
    [TestCase('\r', false)]
    [TestCase('\u0003', false)]
    public async Task A_second_Ctrl_C_within_two_seconds_asks(char answer, bool yes)
    {
        _console.ReadKey = () => Key(answer);
        var asked = new StopQuestion(_console.Environment()).IsAnsweredYesAsync();

        _time.Advance(TimeSpan.FromSeconds(1.9));
        asked.IsCompleted.Should().BeFalse();
        _console.Output.Should().Be("Ctrl-C again stops it.\n");
        _secondInterrupt.SetResult();

        (await asked).Should().Be(yes);
        _console.Output.Should().Be($"Ctrl-C again stops it.\nStop the execution? [y/N] {(yes ? "y" : "n")}\n");
    }

    [Test]
    public async Task After_two_seconds_nothing_is_asked()
    {
        var asked = new StopQuestion(_console.Environment()).IsAnsweredYesAsync();

        _time.Advance(TimeSpan.FromSeconds(2));

        (await asked).Should().BeFalse();
        _console.Output.Should().Be("Ctrl-C again stops it.\n");
    }

    [Test]
    public async Task Where_the_date_stands_still_so_do_the_two_seconds()
    {
        var still = new StillDate();
        _console.Time = still;
        var asked = new StopQuestion(_console.Environment()).IsAnsweredYesAsync();

        still.Advance(TimeSpan.FromMinutes(1));
        asked.IsCompleted.Should().BeFalse();
        _secondInterrupt.SetResult();

        (await asked).Should().BeTrue();
    }

    [TestCase(false, true, true)]
    [TestCase(true, false, true)]
    [TestCase(true, true, false)]
    public void Nobody_is_waited_for_where_nobody_can_answer(bool terminal, bool keys, bool interrupts)
    {
        _console.Terminal = terminal ? (80, 24) : null;
        _console.ReadKey = keys ? _console.ReadKey : null;
        _console.NextInterrupt = interrupts ? _console.NextInterrupt : null;

        var asked = new StopQuestion(_console.Environment()).IsAnsweredYesAsync();

        asked.IsCompletedSuccessfully.Should().BeTrue();
        asked.Result.Should().BeFalse();
        _console.Output.Should().BeEmpty();
    }

    [Test]
    public void A_process_that_is_told_to_terminate_asks_nothing()
    {
        _console.NextInterrupt = _ => Task.FromCanceled(new CancellationToken(canceled: true));

        var asked = new StopQuestion(_console.Environment()).IsAnsweredYesAsync();

        asked.IsCompletedSuccessfully.Should().BeTrue();
        asked.Result.Should().BeFalse();
        _console.Output.Should().BeEmpty();
    }

    [Test]
    public async Task A_process_that_is_told_to_terminate_waits_for_no_answer()
    {
        using var terminated = new CancellationTokenSource();
        using var answered = new ManualResetEventSlim();
        var reading = new TaskCompletionSource();
        _console.Terminated = terminated.Token;
        _console.ReadKey = () =>
        {
            reading.SetResult();
            answered.Wait();
            return Key('y');
        };
        var asked = new StopQuestion(_console.Environment()).IsAnsweredYesAsync();
        _secondInterrupt.SetResult();
        await reading.Task;

        await terminated.CancelAsync();

        (await asked).Should().BeFalse();
        _console.Output.Should().Be("Ctrl-C again stops it.\nStop the execution? [y/N] n\n");
        answered.Set();
    }

    [TestCase('y', ExitCode.Aborted, "Stop the execution? [y/N] y", "Stopped {0}.")]
    [TestCase('n', ExitCode.Interrupted, "Ctrl-C again stops it.", "Stop the execution? [y/N] n")]
    public async Task The_execution_is_stopped_only_by_a_yes(char answer, int code, params string[] last)
    {
        await using var aws = await ScriptedAws.StartAsync();
        var execution = new ScriptedMachines(aws).Add(new ScriptedExecution("m", "e", TailTests.Chain(8)) { There = 5 });
        aws.On("StopExecution", _ => Query.Json.JsonValue.Object(("stopDate", 1795000000)));
        using var cancellation = new CancellationTokenSource();
        aws.Interfere = Interrupt;
        _secondInterrupt.SetResult();
        _console.Time = new InstantTime(new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));
        _console.ReadKey = () => Key(answer);

        (await _console.RunAsync(["tail", execution.Arn, "--endpoint-url", aws.Url], cancellation.Token)).Should().Be(code);

        _console.Lines[^2..].Should().Equal(last.Select(line => string.Format(null, line, execution.Arn)));
        aws.CallsOf("StopExecution").Select(call => call["executionArn"]).Should().Equal(answer == 'y' ? [execution.Arn] : []);

        Answer? Interrupt(Call call)
        {
            if (call.Operation == "GetExecutionHistory")
            {
                cancellation.Cancel();
            }

            return null;
        }
    }

    // Its timers go on, as those of a process with a preloaded clock do.
    private sealed class StillDate : FakeTimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
    }

    private static ConsoleKeyInfo Key(char character) => new(character, default, shift: false, alt: false, control: false);
}
