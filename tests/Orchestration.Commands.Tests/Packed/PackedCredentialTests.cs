using Orchestration.Tests.Shared.Aws;

namespace Orchestration.Commands.Tests.Packed;

/// <summary>The installed tool with every kind of credentials: a process of its own each time, as the SDK looks once in a process for much of it.</summary>
public class PackedCredentialTests
{
    private ScriptedAws _aws = null!;
    private ScriptedCredentials _credentials = null!;

    private static IEnumerable<ScriptedCredentials.Way> Ways => [.. ScriptedCredentials.Ways, ScriptedCredentials.Instance];

    [SetUp]
    public async Task SetUp()
    {
        _aws = await ScriptedAws.StartAsync();
        _credentials = new ScriptedCredentials(_aws);
    }

    [TearDown]
    public async Task TearDown()
    {
        _credentials.Dispose();
        await _aws.DisposeAsync();
    }

    [Test]
    public async Task The_installed_tool_finds_credentials([ValueSource(nameof(Ways))] ScriptedCredentials.Way way, [Values("portable", "native")] string package)
    {
        var tool = package == "native" ? PackedTool.Native : PackedTool.Portable;

        if (tool is null)
        {
            Assert.Ignore("Skipped: the native package needs a C compiler on linux-x64.");
        }

        var (code, output, error) = await RunAsync(tool, way.Profile, [.. _credentials.Prepare(way.Variables, way.Config)]);

        code.Should().Be(ExitCode.Succeeded, error);
        _aws.CallsOf("ListStateMachines").Single().Headers["Authorization"].Should().Contain($"Credential={way.Key}/").And.Contain("/eu-west-1/states/");
        (output + error).Should().Contain("debug: ListStateMachines ok after ").And.NotContain(ScriptedCredentials.Secret);
    }

    [TestCaseSource(typeof(ScriptedCredentials), nameof(ScriptedCredentials.NoWays))]
    public async Task The_installed_tool_says_what_to_do_about_credentials_that_it_does_not_find(ScriptedCredentials.NoWay way)
    {
        var (code, output, error) = await RunAsync(PackedTool.Preferred, way.Profile, [.. _credentials.Prepare(way.Variables, way.Config)]);

        code.Should().Be(way.ExitCode, error);
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Should().Be($"orchestrate: {_credentials.Filled(way.Message)}");
        (output + error).Should().NotContain(ScriptedCredentials.Secret).And.NotContain("   at ");
    }

    private static Task<(int Code, string Output, string Error)> RunAsync(string tool, string? profile, (string Name, string? Value)[] variables) =>
        PackedTool.RunAsync(tool, ["machines", "--debug", .. profile is null ? [] : (string[])["--profile", profile]], variables);
}
