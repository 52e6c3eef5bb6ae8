using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Orchestration.Local.Postgres;

/// <summary>What a running server, or one that was killed, says of itself in <c>postmaster.pid</c>.</summary>
internal sealed record PostmasterFile(string Path, int ProcessId, int Port)
{
    public static PostmasterFile? Read(string cluster)
    {
        var path = System.IO.Path.Combine(cluster, "postmaster.pid");

        if (!File.Exists(path))
        {
            return null;
        }

        // Line 1 is the process, line 4 the port; a server that has just been started has not written the latter yet.
        var lines = File.ReadAllLines(path);

        return new(
            path,
            lines.Length > 0 && int.TryParse(lines[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var process) ? Math.Abs(process) : 0,
            lines.Length > 3 && int.TryParse(lines[3], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0);
    }

    /// <summary>Whether the process is there and is a PostgreSQL, not another program that was given the same number since.</summary>
    public bool IsAlive()
    {
        if (ProcessId == 0)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(ProcessId);

            return !process.HasExited && process.ProcessName.StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }
}
