using System.Runtime.InteropServices;

namespace Orchestration.Commands.Terminal;

/// <summary>The signals that a process is asked with to end.</summary>
internal sealed class ProcessSignals : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly SemaphoreSlim _furtherInterrupts = new(0);
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public ProcessSignals()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Terminate);
    }

    /// <summary>Is cancelled by the first of them.</summary>
    public CancellationToken Cancelled => _cancellation.Token;

    /// <summary>Waits for the next Ctrl-C after the first; in vain once the process was told to terminate, which leaves no time for questions.</summary>
    /// <exception cref="OperationCanceledException">There was none.</exception>
    public async Task NextInterruptAsync(CancellationToken cancellationToken)
    {
        var interrupted = _furtherInterrupts.WaitAsync(cancellationToken);

        if (await Task.WhenAny(_terminated.Task, interrupted).ConfigureAwait(false) == _terminated.Task)
        {
            throw new OperationCanceledException("The process was told to terminate.");
        }

        await interrupted.ConfigureAwait(false);
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _furtherInterrupts.Dispose();
        _cancellation.Dispose();
    }

    private void Interrupt(PosixSignalContext context)
    {
        context.Cancel = true;

        if (_cancellation.IsCancellationRequested)
        {
            _furtherInterrupts.Release();
        }

        _cancellation.Cancel();
    }

    private void Terminate(PosixSignalContext context)
    {
        context.Cancel = true;
        _terminated.TrySetResult();
        _cancellation.Cancel();
    }
}
