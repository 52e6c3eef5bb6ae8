using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Orchestration.Local.Processes;

namespace Orchestration.Local.Postgres;

/// <summary>Where the cluster lives, with which programs, and as whom it runs.</summary>
/// <remarks>
/// PostgreSQL refuses to run as root. Started by root it runs as <c>nobody</c>, who must be able to reach both the programs and the cluster: what lies
/// under a folder that only root may enter is kept under <see cref="Shared"/> instead.
/// </remarks>
internal sealed record PostgresPlace(PostgresBinaries Binaries, string Cluster, string? User)
{
    private const string Shared = "/var/lib/orchestration";
    private const string Place = "postgres.place";
    private const string Origin = "origin";

    private const UnixFileMode Enterable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static async Task<PostgresPlace> ChooseAsync(PostgresBinaries binaries, string data, CancellationToken cancellation)
    {
        var name = $"postgres-{binaries.Major}";

        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return new(binaries, Path.Combine(data, name), null);
        }

        if (!OthersMayEnter(binaries.Folder))
        {
            binaries = await CopyAsync(binaries, cancellation).ConfigureAwait(false);
        }

        var cluster = Path.Combine(data, name);

        if (!OthersMayEnter(data))
        {
            var stamp = Stamp(data);
            var folder = Path.Combine(MakeShared(), stamp);
            RemoveOrphans(except: folder);
            MakeEnterable(folder);
            File.WriteAllText(Path.Combine(folder, Origin), data);
            cluster = Path.Combine(folder, name);
        }

        return new(binaries, cluster, "nobody");
    }

    /// <summary>Gives a folder or file to the user that the server runs as.</summary>
    public async Task GiveAsync(string path, CancellationToken cancellation)
    {
        if (User is null)
        {
            return;
        }

        var given = await ChildProcess.RunAsync(ChildProcess.Describe("chown", [User, path]), cancellation).ConfigureAwait(false);

        if (!given.Succeeded)
        {
            throw new LocalException($"{path} cannot be given to {User}, as whom PostgreSQL runs: {given.LastWords}");
        }
    }

    /// <summary>Names the data folder; a folder that was removed and made again is another one.</summary>
    private static string Stamp(string data)
    {
        var file = Path.Combine(data, Place);

        if (!File.Exists(file))
        {
            File.WriteAllText(file, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)))[..8]
                + "-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)));
        }

        return File.ReadAllText(file).Trim();
    }

    /// <summary>Removes the clusters whose data folders are gone.</summary>
    [UnsupportedOSPlatform("windows")]
    private static void RemoveOrphans(string except)
    {
        foreach (var folder in Directory.GetDirectories(Shared).Where(folder => folder != except))
        {
            var origin = Path.Combine(folder, Origin);

            if (File.Exists(origin) && Path.Combine(File.ReadAllText(origin), Place) is var place
                && !(File.Exists(place) && File.ReadAllText(place).Trim() == Path.GetFileName(folder))
                && !Directory.GetDirectories(folder).Any(cluster => PostmasterFile.Read(cluster)?.IsAlive() == true))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static async Task<PostgresBinaries> CopyAsync(PostgresBinaries binaries, CancellationToken cancellation)
    {
        // The libraries and time zones lie beside the programs.
        var native = Path.GetDirectoryName(binaries.Folder)!;
        var version = await ChildProcess.RunAsync(ChildProcess.Describe(binaries.Server, ["--version"]), cancellation).ConfigureAwait(false);
        var stamp = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{version.Output}{new FileInfo(binaries.Server).Length}")))[..12];
        var target = Path.Combine(MakeShared(), "programs-" + stamp);

        if (!Directory.Exists(target))
        {
            var half = target + "." + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
            var copied = await ChildProcess.RunAsync(ChildProcess.Describe("cp", ["-RP", native, half]), cancellation).ConfigureAwait(false);

            if (!copied.Succeeded)
            {
                throw new LocalException($"PostgreSQL cannot be copied from {native} to {target}: {copied.LastWords}");
            }

            File.SetUnixFileMode(half, Enterable);
            Directory.Move(half, target);
        }

        return binaries with { Folder = Path.Combine(target, Path.GetFileName(binaries.Folder)) };
    }

    [UnsupportedOSPlatform("windows")]
    private static string MakeShared()
    {
        MakeEnterable(Shared);

        return Shared;
    }

    [UnsupportedOSPlatform("windows")]
    private static void MakeEnterable(string folder)
    {
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, Enterable);
    }

    [UnsupportedOSPlatform("windows")]
    private static bool OthersMayEnter(string path)
    {
        for (var folder = path; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(folder) && !File.GetUnixFileMode(folder).HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }
}
