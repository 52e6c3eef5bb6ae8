using System.Diagnostics;
using Orchestration.Tests.Shared;

namespace Orchestration.Acceptance;

/// <summary>A place from which the command is run: this repository, or a copy of what it needs of it.</summary>
internal sealed class Checkout
{
    private static readonly string Configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!);
    private static readonly string Program = Path.Combine("src", "Orchestration.Cli", "bin", Configuration, "net10.0");

    private Checkout(string root) => Root = root;

    public static Checkout Own { get; } = new(SharedData.Repository());

    public string Root { get; }

    /// <summary>A copy in <paramref name="folder"/> of what the command reads of the repository.</summary>
    public static async Task<Checkout> CopyAsync(string folder, bool withPackages)
    {
        var own = Own.Root;
        Directory.CreateDirectory(Path.Combine(folder, Path.GetDirectoryName(Program)!));

        foreach (var file in new[] { "Orchestration.sln", "package.json", "package-lock.json", ".npmrc" })
        {
            File.Copy(Path.Combine(own, file), Path.Combine(folder, file));
        }

        await CopyTreeAsync(Path.Combine(own, "glue-jobs"), Path.Combine(folder, "glue-jobs"));
        await CopyTreeAsync(Path.Combine(own, Program), Path.Combine(folder, Program));

        if (withPackages && Directory.Exists(Path.Combine(own, "node_modules")))
        {
            await CopyTreeAsync(Path.Combine(own, "node_modules"), Path.Combine(folder, "node_modules"));
        }

        return new(folder);
    }

    public static async Task CopyTreeAsync(string from, string to)
    {
        using var copy = Process.Start("cp", ["-RPp", from, to]);
        await copy.WaitForExitAsync();
        copy.ExitCode.Should().Be(0);
    }

    public async Task<CommandResult> RunAsync(params string[] arguments) => await RunAsync(Describe(arguments));

    public static async Task<CommandResult> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        return new(process.ExitCode, await output, await error);
    }

    public ProcessStartInfo Describe(params string[] arguments) => new(Path.Combine(Root, Program, OperatingSystem.IsWindows() ? "Orchestration.Cli.exe" : "Orchestration.Cli"), arguments)
    {
        WorkingDirectory = Root,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["NO_COLOR"] = "1" },
    };
}
