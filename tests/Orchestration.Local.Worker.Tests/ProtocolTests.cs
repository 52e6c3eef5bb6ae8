using System.Diagnostics;

namespace Orchestration.Local.Worker.Tests;

internal sealed class ProtocolTests
{
    [TestCase("generate --system prox --bookings none --out x", "--bookings takes a whole number, not 'none'.")]
    [TestCase("generate --system nobody --out x", "The system 'nobody' has no source of its own (generate.sql).")]
    [TestCase("generate --system prox", "The option --out is missing.")]
    [TestCase("dance --fast yes", "There is no command 'dance'; there are job, crawl, items, generate and load.")]
    public async Task A_command_line_that_makes_no_sense_is_answered_with_what_is_wrong(string line, string error)
    {
        using var folder = new ScratchFolder();
        using var worker = Start(folder, line.Split(' '));
        await worker.StandardInput.WriteLineAsync("{}");

        var output = await worker.StandardOutput.ReadToEndAsync();
        await worker.WaitForExitAsync();

        worker.ExitCode.Should().Be(2);
        output.Should().Be($$"""{"type":"failed","error":"{{error}}"}""" + "\n");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_job_that_is_told_to_stop_or_loses_its_parent_ends_and_leaves_nothing_half_written(bool told)
    {
        using var folder = new ScratchFolder();
        using var worker = Start(folder, ["generate", "--system", "prox", "--bookings", "30000000", "--out", folder["rows"]]);
        await worker.StandardInput.WriteLineAsync("{}");

        if (told)
        {
            await worker.StandardInput.WriteLineAsync("""{"type": "cancel"}""");
            await worker.StandardInput.FlushAsync();
        }
        else
        {
            worker.StandardInput.Close();
        }

        await worker.WaitForExitAsync();

        worker.ExitCode.Should().Be(130);
        Directory.Exists(folder["rows"]).Should().BeFalse();
    }

    private static Process Start(ScratchFolder folder, IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Orchestration.Local.Worker.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        })!;
}
