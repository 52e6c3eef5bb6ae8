using System.Diagnostics;
using System.Globalization;

namespace Orchestration.Acceptance;

/// <summary>The command is killed or interrupted in the middle of its work.</summary>
public class KillTests
{
    private static readonly string[] Run = ["run", "prox", "--bookings", "1000", "--json"];

    // More than these few for a longer trial.
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("ORCHESTRATION_KILLS") ?? "4", CultureInfo.InvariantCulture);

    private Scratch _scratch = null!;

    [SetUp]
    public void Make() => _scratch = new Scratch();

    [TearDown]
    public void Remove() => _scratch.Dispose();

    [Test]
    public async Task Killed_at_any_moment_and_run_again_no_row_is_lost_or_doubled()
    {
        (await Checkout.Own.RunAsync([.. Run, "--data", _scratch["whole"]])).ShouldEndWith(0);
        var whole = await DigestAsync("whole");
        var random = new Random(Kills);
        var moments = new List<string>();

        for (var kill = 0; kill < Kills; kill++)
        {
            var line = random.Next(0, 60);
            var delay = TimeSpan.FromMilliseconds(random.Next(0, 1200));
            moments.Add($"{line} lines and {delay.TotalMilliseconds} ms");
            await KillAsync(line, delay, tree: kill % 2 == 1);

            (await Checkout.Own.RunAsync([.. Run, "--data", _scratch["killed"]])).ShouldEndWith(0);
            (await DigestAsync("killed")).Should().Equal(whole, "it was killed after {0}", string.Join(", ", moments));
        }
    }

    [Test]
    [Platform("Linux")]
    public async Task Interrupted_it_stops_all_that_it_started_and_leaves_nothing_half_written()
    {
        // In real time the first crawl alone waits for half a minute, so the run cannot be over before it is interrupted.
        using var process = Process.Start(Checkout.Own.Describe("run", "prox", "--bookings", "20000", "--real-time", "--json", "--data", _scratch["data"]))!;
        var errors = process.StandardError.ReadToEndAsync();

        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("bronze-ingestion-job", StringComparison.Ordinal))
        {
        }

        using (var interrupt = Process.Start("kill", [Interrupt(process), $"{process.Id}"]))
        {
            await interrupt.WaitForExitAsync();
        }

        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.Should().Be(130, "it said {0}", await errors);
        Running(_scratch["data"]).Should().BeEmpty();
        Directory.GetFileSystemEntries(_scratch[Path.Combine("data", "tmp")]).Should().BeEmpty();
        Directory.GetDirectories(_scratch[Path.Combine("data", "lake")], "_temporary", SearchOption.AllDirectories).Should().BeEmpty();
        Directory.GetFiles(_scratch["data"], "postmaster.pid", SearchOption.AllDirectories).Should().BeEmpty();
    }

    // What is started by a shell in the background ignores Ctrl-C, and so does all that it starts. The other polite signal always arrives.
    private static string Interrupt(Process process)
    {
        var ignored = File.ReadLines($"/proc/{process.Id}/status").Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)).Split('\t')[1];
        return (Convert.ToUInt64(ignored, 16) & 0b10) == 0 ? "-INT" : "-TERM";
    }

    private static List<string> Running(string folder) =>
    [
        .. from process in Directory.GetDirectories("/proc")
           let file = Path.Combine(process, "cmdline")
           where File.Exists(file)
           let line = Read(file)
           where line.Contains(folder, StringComparison.Ordinal)
           select line.Replace('\0', ' '),
    ];

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            // The process ended meanwhile.
            return "";
        }
    }

    private async Task KillAsync(int lines, TimeSpan delay, bool tree)
    {
        using var process = Process.Start(Checkout.Own.Describe([.. Run, "--data", _scratch["killed"]]))!;
        var errors = process.StandardError.ReadToEndAsync();

        for (var read = 0; read < lines && await process.StandardOutput.ReadLineAsync() is not null; read++)
        {
        }

        var rest = process.StandardOutput.ReadToEndAsync();
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(delay, TimeProvider.System));
        process.Kill(tree);
        await process.WaitForExitAsync();
        await Task.WhenAll(rest, errors);
    }

    private async Task<List<string>> DigestAsync(string data)
    {
        await using var databases = await Databases.OpenAsync(_scratch[data]);

        return await databases.DigestAsync();
    }
}
