using System.Diagnostics;
using System.Runtime.InteropServices;
using Orchestration.Tests.Shared;

namespace Orchestration.Commands.Tests.Packed;

/// <summary>The tool as users get it: packed into a folder, and installed from there into an empty path. Each package is made once.</summary>
[SetUpFixture]
public sealed class PackedTool
{
    private const string NativePlatform = "linux-x64";

    private static readonly Lazy<string> PortableTool = new(() => Install("any"));
    private static readonly Lazy<string> NativeTool = new(() => Install(NativePlatform));

    /// <summary>A folder for what the tests of the tool need, as long as they run.</summary>
    public static string Folder { get; } = Directory.CreateTempSubdirectory("orchestration-tool-").FullName;

    /// <summary>The program that compiles and links C; null where there is none.</summary>
    public static string? Compiler { get; } = new[] { "clang", "gcc" }.FirstOrDefault(IsOnPath);

    /// <summary>The executable of the portable package.</summary>
    public static string Portable => Given("ORCHESTRATE_PORTABLE") ?? PortableTool.Value;

    /// <summary>The executable of the native package; null where it cannot be made.</summary>
    public static string? Native => Given("ORCHESTRATE_NATIVE") ?? (Compiler is not null && RuntimeInformation.RuntimeIdentifier == NativePlatform ? NativeTool.Value : null);

    /// <summary>What a user of this platform gets.</summary>
    public static string Preferred => Native ?? Portable;

    [OneTimeTearDown]
    public void TearDown() => Directory.Delete(Folder, recursive: true);

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string program, IEnumerable<string> arguments, params (string Name, string? Value)[] variables)
    {
        using var process = Start(program, arguments, variables);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Starts a program, and leaves its streams to the caller.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, params (string Name, string? Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Folder };

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    // A package that was made before spares the time.
    private static string? Given(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path ? path : null;

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string Install(string platform)
    {
        var project = Path.Combine(SharedData.Repository(), "src", "Orchestration.Tool");
        var (feed, tools) = (Path.Combine(Folder, platform, "feed"), Path.Combine(Folder, platform, "tools"));

        // Built beside the repository's own output, so that neither disturbs the other.
        string[] common =
        [
            "--artifacts-path", Path.Combine(Folder, platform, "artifacts"), "-o", feed, "-v", "q", "-nologo", $"-p:ToolPackageRuntimeIdentifiers={platform}", "-p:MSBuildEnableWorkloadResolver=false",
            $"-p:CppCompilerAndLinker={Compiler}",
        ];
        // This packs the portable package too, and for a platform only what points to its package.
        Dotnet(["pack", project, .. common]);

        if (platform == NativePlatform)
        {
            Dotnet(["pack", project, "-r", platform, .. common]);
        }

        Dotnet(["tool", "install", "Orchestration.Tool", "--tool-path", tools, "--source", feed]);
        return Path.Combine(tools, OperatingSystem.IsWindows() ? "orchestrate.exe" : "orchestrate");
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
