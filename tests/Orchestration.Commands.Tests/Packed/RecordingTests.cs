using Orchestration.Tests.Shared;
using Orchestration.Tests.Shared.Aws;

namespace Orchestration.Commands.Tests.Packed;

/// <summary>What the packed tool paints on a real pseudo-terminal. <c>UPDATE_APPROVED=1 dotnet test --project tests/Orchestration.Commands.Tests -- --filter Recording</c> makes the files.</summary>
public class RecordingTests
{
    [TestCase("failed", 120, true)]
    [TestCase("failed", 80, true)]
    [TestCase("failed", 120, false)]
    [TestCase("failed", 80, false)]
    [TestCase("succeeded", 120, true)]
    [TestCase("succeeded", 80, true)]
    [TestCase("succeeded", 120, false)]
    [TestCase("succeeded", 80, false)]
    public async Task The_table_is_painted_as_approved(string ending, int columns, bool unicode)
    {
        const string Script = "/usr/bin/script";

        if (!File.Exists(Script))
        {
            Assert.Ignore($"Skipped: a pseudo-terminal is made by {Script}, which is not there.");
        }

        await using var aws = await ScriptedAws.StartAsync();
        var execution = new ScriptedMachines(aws).Add(await OwnHistory.RunAsync(broken: ending == "failed"));
        var (code, output, error) = await PackedTool.RunAsync(
            Script,
            ["-qec", $"stty rows 40 cols {columns} -onlcr; exec '{PackedTool.Path}' tail {execution.Arn}", "/dev/null"],
            ("AWS_ENDPOINT_URL", aws.Url),
            ("TERM", "xterm-256color"),
            ("NO_COLOR", null),
            ("LC_ALL", unicode ? "C.UTF-8" : "C"));

        code.Should().Be(ending == "failed" ? ExitCode.Failed : ExitCode.Succeeded, error + output);
        var screen = new TerminalScreen(columns);
        screen.Write(output.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));
        screen.CursorShown.Should().BeTrue();

        if (!unicode)
        {
            screen.Text.Should().Match(text => System.Text.Ascii.IsValid(text));
        }

        ApprovedText.Verify(screen.Text, $"tests/Orchestration.Commands.Tests/Recordings/{ending}.{columns}.{(unicode ? "utf8" : "ascii")}.txt");
    }
}
