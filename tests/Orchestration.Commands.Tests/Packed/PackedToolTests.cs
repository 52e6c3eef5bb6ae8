using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Orchestration.Query.Json;
using Orchestration.Tests.Shared.Aws;

namespace Orchestration.Commands.Tests.Packed;

public class PackedToolTests
{
    private ScriptedAws _aws = null!;
    private ScriptedMachines _machines = null!;

    [SetUp]
    public async Task SetUp()
    {
        _aws = await ScriptedAws.StartAsync();
        _machines = new ScriptedMachines(_aws);
    }

    [TearDown]
    public async Task TearDown() => await _aws.DisposeAsync();

    [Test]
    public async Task The_installed_tool_lists_executions()
    {
        _machines.Add(new ScriptedExecution("m", "e", TailTests.Chain(4)));

        var (code, output, error) = await PackedTool.RunAsync(PackedTool.Preferred, ["list", "--json"], ("AWS_ENDPOINT_URL", _aws.Url));

        error.Should().BeEmpty();
        code.Should().Be(ExitCode.Succeeded);
        JsonValue.Parse(output)["name"].AsString().Should().Be("e");
    }

    [Test]
    public async Task Without_a_region_it_says_how_to_set_one()
    {
        var (code, _, error) = await PackedTool.RunAsync(PackedTool.Preferred, ["list"], ("AWS_REGION", null), ("AWS_DEFAULT_REGION", null));

        code.Should().Be(ExitCode.Usage);
        error.Should().Be("orchestrate: No AWS region is set. Give --region, or set AWS_REGION, or the region of the profile.\n");
    }

    [Test]
    public async Task The_portable_tool_takes_the_libraries_that_are_compiled_for_its_platform()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture is not Architecture.X64)
        {
            Assert.Ignore("Skipped: libraries are compiled where the portable tool is packed on linux-x64.");
        }

        var trace = Path.Combine(PackedTool.Folder, "host.txt");

        await PackedTool.RunAsync(PackedTool.Portable, ["--version"], ("DOTNET_HOST_TRACE", "1"), ("COREHOST_TRACE", "1"), ("COREHOST_TRACEFILE", trace), ("DOTNET_HOST_TRACEFILE", trace));

        var library = Regex.Match(await File.ReadAllTextAsync(trace), @"Adding tpa entry: (?<path>\S+/Orchestration\.Commands\.dll)").Groups["path"].Value;
        library.Should().EndWith("/any/runtimes/linux-x64/lib/net10.0/Orchestration.Commands.dll");
        using var image = new PEReader(File.OpenRead(library));
        image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.Should().BePositive("it is compiled ahead of time");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_tail_of_25000_events_stays_small_and_misses_none(bool native)
    {
        var tool = native ? PackedTool.Native : PackedTool.Portable;

        if (tool is null)
        {
            Assert.Ignore("Skipped: the native package can be made on linux-x64 only, where clang or gcc is there.");
        }

        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("Skipped: the memory of another process is read from /proc, which this system has not.");
        }

        var execution = _machines.Add(new ScriptedExecution("m", "e", TailTests.Chain(24_999)));

        var (code, output, error) = await PackedTool.RunAsync(
            "/bin/sh", ["-c", "\"$1\" tail \"$2\" --json & wait_for=$!; while kill -0 $wait_for 2>/dev/null; do grep VmHWM /proc/$wait_for/status >&2 2>/dev/null; sleep 0.05; done; wait $wait_for", "sh", tool!, execution.Arn], ("AWS_ENDPOINT_URL", _aws.Url));

        code.Should().Be(ExitCode.Succeeded);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(25_001);
        lines.Take(25_000).Select(line => (int)JsonValue.Parse(line)["event"]["id"].AsNumber()).Should().Equal(Enumerable.Range(1, 25_000));
        var kilobytes = error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Select(line => int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])).Max();
        TestContext.Out.WriteLine($"{kilobytes / 1024} MB at most");
        kilobytes.Should().BeLessThan(150 * 1024);
    }
}
