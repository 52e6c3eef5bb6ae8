using System.Runtime.InteropServices;

namespace Orchestration.Commands.Terminal;

/// <summary>The signals that a process is asked with to end.</summary>
internal sealed class ProcessSignals : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly SemaphoreSlim _furtherInterrupts = new(0);
    private readonly CancellationTokenSource _terminated = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private int _interrupts;

    public ProcessSignals()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Terminate);
    }

    /// <summary>Is cancelled by the first of them.</summary>
    public CancellationToken Cancelled => _cancellation.Token;

    /// <summary>Is cancelled once the process was told to terminate, which leaves no time for questions.</summary>
    public CancellationToken Terminated => _terminated.Token;

    /// <summary>Waits for the next Ctrl-C after the first; in vain once the process was told to terminate.</summary>
    /// <exception cref="OperationCanceledException">There was none.</exception>
    public async Task NextInterruptAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Terminated);
        await _furtherInterrupts.WaitAsync(either.Token).ConfigureAwait(false);
    }

    // What a handler uses stays usable: cancelling may end the command while the handler is still at it.
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    /// <summary>Takes a Ctrl-C. Two may be taken at once: signals are handled on any thread.</summary>
    internal void Interrupt(PosixSignalContext context)
    {
        context.Cancel = true;

        if (Interlocked.Increment(ref _interrupts) > 1)
        {
            _furtherInterrupts.Release();
        }

        _cancellation.Cancel();
    }

    /// <summary>Takes the request to terminate.</summary>
    internal void Terminate(PosixSignalContext context)
    {
        context.Cancel = true;
        _terminated.Cancel();
        _cancellation.Cancel();
    }
}
