using System.Diagnostics;
using Orchestration.Query.Json;

namespace Orchestration.Local.Processes;

/// <summary>Runs a process that speaks the protocol of <c>docs/decisions/0012-local-worker.md</c>.</summary>
internal static class WorkerProcess
{
    // How long a process may take to clean up when it is told to stop.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Runs it to its end.</summary>
    /// <inheritdoc cref="RunAsync(ProcessStartInfo, JsonValue, TextWriter, TextWriter, Func{WorkerReport, ValueTask}, CancellationToken)" />
    public static Task RunAsync(
        ProcessStartInfo start, JsonValue first, TextWriter output, TextWriter error, Action<WorkerReport> report, CancellationToken cancellation) => RunAsync(
            start,
            first,
            output,
            error,
            said =>
            {
                report(said);
                return ValueTask.CompletedTask;
            },
            cancellation);

    /// <summary>Runs it to its end, no faster than its reports are heard.</summary>
    /// <param name="start">The program and its arguments.</param>
    /// <param name="first">The first line of its standard input: secrets and connections.</param>
    /// <param name="output">Takes its standard output.</param>
    /// <param name="error">Takes its standard error.</param>
    /// <param name="report">Hears each report.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="WorkerFailedException">It failed, and why.</exception>
    public static async Task RunAsync(
        ProcessStartInfo start, JsonValue first, TextWriter output, TextWriter error, Func<WorkerReport, ValueTask> report, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var process = ChildProcess.Start(start);
        string? failure = null;
        string? lastWords = null;
        var reading = Task.WhenAll(
            ReadAsync(process.StandardOutput, output, line =>
            {
                if (WorkerReport.Read(line) is { } said)
                {
                    failure = said is WorkerReport.Failed failed ? failed.Error : failure;
                    return report(said);
                }

                return ValueTask.CompletedTask;
            }),
            ReadAsync(process.StandardError, error, line =>
            {
                lastWords = line.Length > 0 ? line : lastWords;
                return ValueTask.CompletedTask;
            }));

        await TellAsync(process, first.ToJson()).ConfigureAwait(false);

        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await StopAsync(process).ConfigureAwait(false);
            throw;
        }

        if (process.ExitCode != 0)
        {
            throw new WorkerFailedException(failure ?? $"The process ended with exit code {process.ExitCode}: {lastWords ?? "it said nothing."}");
        }
    }

    private static async Task StopAsync(Process process)
    {
        await TellAsync(process, JsonValue.Object(("type", "cancel")).ToJson()).ConfigureAwait(false);
        using var patience = new CancellationTokenSource(Grace, TimeProvider.System);

        try
        {
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static async Task TellAsync(Process process, string line)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(line).ConfigureAwait(false);
            await process.StandardInput.FlushAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It has ended already; its exit code says how.
        }
    }

    private static async Task ReadAsync(TextReader from, TextWriter to, Func<string, ValueTask> hear)
    {
        while (await from.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            await to.WriteLineAsync(line).ConfigureAwait(false);
            await hear(line).ConfigureAwait(false);
        }

        await to.FlushAsync().ConfigureAwait(false);
    }
}
