using System.Diagnostics;
using System.Text.RegularExpressions;
using Orchestration.Tests.Shared;

namespace Orchestration.Documentation.Tests;

/// <summary>Makes projects as the pages say, outside of the repository, with the pages' code in them.</summary>
[NonParallelizable]
public partial class OwnProjectTests
{
    private static readonly string Configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!);

    // A file of one row, {"n":7}.
    private const string Parquet =
        "UEFSMRUAFRQVFCwVAhUAFQYVBgAAAgAAAAIBBwAAABUCGSw1ABgNZHVja2RiX3NjaGVtYRUCABUCJQIYAW4lIgAWAhkcGRwmABwVAhkVABkYAW4VABYCFjYWNiYIPBgEBwAAABgEBwAAABYAKAQHAAAAGAQHAAAAEREAAAAWNhYCJggWNgAoKER1Y2tEQiB2ZXJz"
        + "aW9uIHYxLjUuNiAoYnVpbGQgMDY5Y2M5ZjliNSkZHBwAAACXAAAAUEFSMQ==";

    [Test]
    public Task A_project_with_the_packages_prints_the_definition_of_its_machine() => InProjectOf("guide.md", "machines", async (folder, snippets) =>
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder, "machines", "Program.cs"),
            $"using Orchestration;\nusing Orchestration.Services.Sns;\n\nConsole.Write(new Greet().ToAsl());\n\n{string.Join('\n', snippets.Take(2).Reverse())}");

        (await Run(folder, $"dotnet run --project {folder}/machines")).Should().StartWith("{\n  \"QueryLanguage\": \"JSONata\",\n  \"StartAt\": \"Tell\",").And.Contain("Order ' & $states.context.Execution.Input.id & ' has arrived");
    });

    [Test]
    public Task A_project_with_the_stand_ins_and_the_worker_reads_Parquet() => InProjectOf("local.md", "stand-ins", async (folder, snippets) =>
    {
        var project = Path.Combine(folder, "stand-ins");
        Directory.CreateDirectory(Path.Combine(project, "buckets", "orders"));
        await File.WriteAllBytesAsync(Path.Combine(project, "buckets", "orders", "all"), Convert.FromBase64String(Parquet));
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), $$"""
            using Orchestration.Query.Json;
            {{snippets.Single(snippet => snippet.Contains("ParquetItems", StringComparison.Ordinal))}}
            var request = new ItemReadRequest("arn:aws:states:::s3:getObject", JsonValue.Object(("Bucket", "orders"), ("Key", "all")), new() { InputType = "PARQUET" }, null);

            await foreach (var item in services.Items!.ReadAsync(request, CancellationToken.None))
            {
                Console.Write(item.Value);
            }
            """);

        (await Run(folder, $"cd {project} && dotnet run")).Should().Be("""{"n":7}""");
    });

    private static async Task InProjectOf(string page, string name, Func<string, IEnumerable<string>, Task> then)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Skipped: the documentation's commands are for a Unix shell.");
        }

        var folder = Directory.CreateTempSubdirectory("orchestration-project-").FullName;

        try
        {
            foreach (var command in ShellCommand.Of("project").Single(one => one.Key == $"docs/{page}"))
            {
                // What is packed is what these tests were built with, and everything else goes into the folder.
                var text = command.Text.Replace("-o feed", $"-o {folder}/feed --no-build -c {Configuration}", StringComparison.Ordinal)
                    .Replace("$PWD/feed", $"{folder}/feed", StringComparison.Ordinal)
                    .Replace($"../{name}", $"{folder}/{name}", StringComparison.Ordinal);
                await Run(folder, text);
            }

            await then(folder, Snippets().Matches(await File.ReadAllTextAsync(Path.Combine(SharedData.Repository(), "docs", page))).Select(match => match.Groups[1].Value));
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
