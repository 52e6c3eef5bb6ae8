using System.Diagnostics;
using Orchestration.Tests.Shared;

namespace Orchestration.Acceptance;

/// <summary>Runs what the documentation shows, page by page in its order, as somebody would who types it.</summary>
[Platform("Unix")]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class DocumentedCommandTests
{
    private static IEnumerable<string> Pages => ShellCommand.Of("acceptance").Select(page => page.Key);

    [TestCaseSource(nameof(Pages))]
    public async Task Every_command_of_the_page_does_what_it_should(string page)
    {
        using var scratch = new Scratch();
        var command = Checkout.Own.Describe().FileName;
        await File.WriteAllTextAsync(scratch["orders.json"], """{"orders":[{"id":"a","total":120},{"id":"b","total":80}]}""");

        // The command is built already, and everything of a run goes into the scratch folder.
        await WriteProgramAsync(scratch, "orchestrate", $"exec '{command}' \"$@\"");
        await WriteProgramAsync(scratch, "dotnet",
            $$"""
            if [ "$1 $2 $3 $4 $5" = 'run --project src/Orchestration.Cli -- run' ]; then
                shift 5
                cd '{{Checkout.Own.Root}}'
                exec '{{command}}' run "$@" --data '{{scratch["data"]}}'
            fi
            echo "unexpected: dotnet $*" >&2
            exit 9
            """);

        foreach (var text in ShellCommand.Of("acceptance").Single(one => one.Key == page).Select(shown => shown.Text))
        {
            // As many rows as the command asks for take their time; what it is about are its options.
            var run = await Checkout.RunAsync(new ProcessStartInfo("bash", ["-c", text.Replace("1000000", "1000", StringComparison.Ordinal)])
            {
                WorkingDirectory = scratch.Path,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["NO_COLOR"] = "1", ["PATH"] = $"{scratch["bin"]}:{Environment.GetEnvironmentVariable("PATH")}" },
            });

            run.ShouldEndWith(0).Output.Should().NotBeEmpty(text);
        }
    }

    private static async Task WriteProgramAsync(Scratch scratch, string name, string text)
    {
        Directory.CreateDirectory(scratch["bin"]);
        await File.WriteAllTextAsync(scratch[$"bin/{name}"], $"#!/bin/sh\n{text}\n");
        File.SetUnixFileMode(scratch[$"bin/{name}"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
