using System.Runtime.InteropServices;
using Orchestration.Commands.Terminal;

namespace Orchestration.Commands.Tests;

public class ProcessSignalsTests
{
    [Test]
    public async Task The_second_Ctrl_C_is_the_next_one_after_the_first()
    {
        using var signals = new ProcessSignals();

        signals.Interrupt(new(PosixSignal.SIGINT));
        signals.Cancelled.IsCancellationRequested.Should().BeTrue();
        var next = signals.NextInterruptAsync(CancellationToken.None);
        next.IsCompleted.Should().BeFalse();

        signals.Interrupt(new(PosixSignal.SIGINT));
        await next;
        signals.Terminated.IsCancellationRequested.Should().BeFalse();
    }

    [Test]
    public void A_command_that_ends_at_the_signal_leaves_its_handler_to_go_on()
    {
        using var signals = new ProcessSignals();
        using var end = signals.Terminated.Register(signals.Dispose);

        signals.Invoking(signals => signals.Terminate(new(PosixSignal.SIGTERM))).Should().NotThrow();

        signals.Cancelled.IsCancellationRequested.Should().BeTrue();
    }

    [Test]
    public void Of_two_that_are_handled_at_once_one_is_the_second()
    {
        const int Rounds = 10_000;
        var (missed, arrived) = (0, 0);
        ProcessSignals? signals = null;
        var other = new Thread(() =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                Interrupt(round);
            }
        });
        other.Start();

        for (var round = 0; round < Rounds; round++)
        {
            using (signals = new())
            {
                Interrupt(round);
                missed += signals.NextInterruptAsync(CancellationToken.None).IsCompletedSuccessfully ? 0 : 1;
            }
        }

        other.Join();
        missed.Should().Be(0);

        // Both go on within nanoseconds of each other, where both have a processor: nothing has to be woken.
        void Interrupt(int round)
        {
            Meet((round * 4) + 2);
            signals!.Interrupt(new(PosixSignal.SIGINT));
            Meet((round * 4) + 4);
        }

        void Meet(int all)
        {
            Interlocked.Increment(ref arrived);
            SpinWait.SpinUntil(() => Volatile.Read(ref arrived) >= all);
        }
    }

    [Test]
    public async Task No_Ctrl_C_is_waited_for_once_the_process_was_told_to_terminate()
    {
        using var signals = new ProcessSignals();
        var next = signals.NextInterruptAsync(CancellationToken.None);

        signals.Terminate(new(PosixSignal.SIGTERM));

        await next.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        signals.NextInterruptAsync(CancellationToken.None).IsCanceled.Should().BeTrue();
        signals.Cancelled.IsCancellationRequested.Should().BeTrue();
        signals.Terminated.IsCancellationRequested.Should().BeTrue();
    }
}
