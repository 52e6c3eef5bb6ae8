using System.Runtime.InteropServices;
using Orchestration.Local.Processes;

namespace Orchestration.Local.Postgres;

/// <summary>The repository's Node packages, which hold PostgreSQL's binaries.</summary>
internal static class NodePackages
{
    /// <summary>This machine in the words of the packages' names: <c>linux-x64</c>.</summary>
    public static string Platform =>
        (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux") + "-" + RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "x64",
            Architecture.Arm64 => "arm64",
            Architecture.Arm => "arm",
            Architecture.X86 => "ia32",
            var other => other.ToString().ToLowerInvariant(),
        };

    /// <summary>The folder of a package, looked for in this folder and those above it.</summary>
    public static string? Find(string start, string package) =>
        Above(start).Select(folder => Path.Combine(folder, "node_modules", package)).FirstOrDefault(Directory.Exists);

    /// <summary>Installs the packages that the lock file names; no script of theirs is run.</summary>
    public static async Task InstallAsync(string start, Action<string> say, CancellationToken cancellation)
    {
        var root = Above(start).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "package-lock.json")))
            ?? throw new LocalException(
                $"There is no PostgreSQL {PostgresBinaries.OldestMajor} or later here, and no package-lock.json above {start} that names one. Put PostgreSQL on PATH, or say where it is with PG_BIN.");

        say($"PostgreSQL is not here yet: installing the packages of {Path.Combine(root, "package-lock.json")} (npm ci --ignore-scripts, once).");

        // On Windows npm is a command file, which only the shell can start.
        var install = OperatingSystem.IsWindows()
            ? ChildProcess.Describe("cmd.exe", ["/c", "npm", "ci", "--ignore-scripts"])
            : ChildProcess.Describe("npm", ["ci", "--ignore-scripts"]);
        install.WorkingDirectory = root;
        ChildResult result;

        try
        {
            result = await ChildProcess.RunAsync(install, cancellation).ConfigureAwait(false);
        }
        catch (LocalException e)
        {
            throw new LocalException(
                $"There is no PostgreSQL {PostgresBinaries.OldestMajor} or later here, and no npm to install one with. Install Node 20 or later, put PostgreSQL on PATH, or say where it is with PG_BIN.", e);
        }

        if (!result.Succeeded)
        {
            throw new LocalException($"npm ci --ignore-scripts failed in {root}: {result.LastWords}");
        }
    }

    private static IEnumerable<string> Above(string start)
    {
        for (var folder = Path.GetFullPath(start); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
