using System.Diagnostics;
using System.Text.RegularExpressions;
using Orchestration.Tests.Shared;

namespace Orchestration.Documentation.Tests;

/// <summary>Makes a project as the guide says, outside of the repository, with the guide's first machine in it.</summary>
public partial class OwnProjectTests
{
    private static readonly string Configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!);

    [Test]
    public async Task A_project_with_the_packages_prints_the_definition_of_its_machine()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Skipped: the documentation's commands are for a Unix shell.");
        }

        var folder = Directory.CreateTempSubdirectory("orchestration-project-").FullName;

        try
        {
            foreach (var command in ShellCommand.Of("project").Single())
            {
                // What is packed is what these tests were built with, and everything else goes into the folder.
                var text = command.Text.Replace("-o feed", $"-o {folder}/feed --no-build -c {Configuration}", StringComparison.Ordinal)
                    .Replace("$PWD/feed", $"{folder}/feed", StringComparison.Ordinal)
                    .Replace("../machines", $"{folder}/machines", StringComparison.Ordinal);
                await Run(folder, text);
            }

            var snippets = Snippets().Matches(await File.ReadAllTextAsync(Path.Combine(SharedData.Repository(), "docs", "guide.md"))).Select(match => match.Groups[1].Value).Take(2).Reverse();
            await File.WriteAllTextAsync(
                Path.Combine(folder, "machines", "Program.cs"),
                $"using Orchestration;\nusing Orchestration.Services.Sns;\n\nConsole.Write(new Greet().ToAsl());\n\n{string.Join('\n', snippets)}");

            (await Run(folder, $"dotnet run --project {folder}/machines")).Should().StartWith("{\n  \"QueryLanguage\": \"JSONata\",\n  \"StartAt\": \"Tell\",").And.Contain("Order ' & $states.context.Execution.Input.id & ' has arrived");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> Run(string folder, string command)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", command])
        {
            WorkingDirectory = SharedData.Repository(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // Or a package of another day would be taken for this one, as its version is the same.
            Environment = { ["NUGET_PACKAGES"] = Path.Combine(folder, "packages"), ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_NOLOGO"] = "1", ["MSBUILDDISABLENODEREUSE"] = "1" },
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, $"{command} said:\n{await output}{await errors}");
        return await output;
    }

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Snippets();
}
