using System.Diagnostics;
using Orchestration.Tests.Shared;

namespace Orchestration.Commands.Tests.Packed;

/// <summary>The tool as users get it: packed into a folder, and installed from there into an empty path. Both are done once.</summary>
[SetUpFixture]
public sealed class PackedTool
{
    private static readonly Lazy<string> Installed = new(Install);
    private static readonly string Folder = Directory.CreateTempSubdirectory("orchestration-tool-").FullName;

    /// <summary>The tool's executable. <c>ORCHESTRATE_TOOL</c> names one that is installed already, such as the native one.</summary>
    public static string Path => Environment.GetEnvironmentVariable("ORCHESTRATE_TOOL") is { Length: > 0 } named ? named : Installed.Value;

    [OneTimeTearDown]
    public void TearDown() => Directory.Delete(Folder, recursive: true);

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string program, IEnumerable<string> arguments, params (string Name, string? Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Folder };

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static string Install()
    {
        var project = System.IO.Path.Combine(SharedData.Repository(), "src", "Orchestration.Tool");
        var feed = System.IO.Path.Combine(Folder, "feed");

        // Built beside the repository's own output, so that neither disturbs the other.
        string[] common = ["--artifacts-path", System.IO.Path.Combine(Folder, "artifacts"), "-o", feed, "-v", "q", "-nologo", "-p:ToolPackageRuntimeIdentifiers=any", "-p:MSBuildEnableWorkloadResolver=false"];
        Dotnet(["pack", project, "-r", "any", .. common]);
        Dotnet(["pack", project, .. common]);
        Dotnet(["tool", "install", "Orchestration.Tool", "--tool-path", System.IO.Path.Combine(Folder, "tools"), "--source", feed]);
        return System.IO.Path.Combine(Folder, "tools", OperatingSystem.IsWindows() ? "orchestrate.exe" : "orchestrate");
    }

    private static void Dotnet(string[] arguments)
    {
        var (code, output, error) = RunAsync("dotnet", arguments).GetAwaiter().GetResult();

        if (code != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {code}:\n{output}{error}");
        }
    }
}
