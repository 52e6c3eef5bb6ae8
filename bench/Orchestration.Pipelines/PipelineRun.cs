using System.Diagnostics;

namespace Orchestration.Pipelines;

/// <summary>One execution: how long it took, and what its processes took of the machine (Linux tells).</summary>
internal sealed record PipelineRun(TimeSpan Wall, TimeSpan Processor, string Largest, long Megabytes)
{
    /// <summary>Runs Prox; null when it did not succeed.</summary>
    public static async Task<PipelineRun?> MeasureAsync(string command, long bookings, string data)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [command, "run", "prox", "--bookings", $"{bookings}", "--data", data, "--json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _ = process.StandardError.ReadToEndAsync();
        var watch = new Stopwatch();
        using var processes = new ProcessWatch(process.Id);

        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("\"ExecutionStarted\"", StringComparison.Ordinal))
            {
                processes.Start();
                watch.Start();
            }

            if (line.Contains("\"ExecutionSucceeded\"", StringComparison.Ordinal))
            {
                watch.Stop();
                processes.Stop();
            }
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? new(watch.Elapsed, processes.Processor, processes.Largest.Name, processes.Largest.Megabytes) : null;
    }
}
