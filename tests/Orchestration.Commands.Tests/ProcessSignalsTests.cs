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
