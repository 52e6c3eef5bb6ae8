namespace Orchestration.Tests.Shared;

/// <summary>Finds recorded cases and sample data that live beside the repository, in <c>../shared</c> or where <c>ORCHESTRATION_SHARED</c> says.</summary>
internal static class SharedData
{
    /// <summary>The file or folder at <paramref name="relative"/>; where it is absent the test is skipped with a message.</summary>
    public static string Path(string relative)
    {
        if (TryPath(relative) is { } path)
        {
            return path;
        }

        Assert.Ignore($"Skipped: there is no ../shared/{relative} beside the repository, and ORCHESTRATION_SHARED names no folder that has it.");
        return "";
    }

    /// <summary>The file or folder at <paramref name="relative"/>, or null where it is absent.</summary>
    public static string? TryPath(string relative)
    {
        var root = Environment.GetEnvironmentVariable("ORCHESTRATION_SHARED") is { Length: > 0 } named ? named : System.IO.Path.Combine(Repository(), "..", "shared");
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(root, relative));
        return File.Exists(path) || Directory.Exists(path) ? path : null;
    }

    /// <summary>The lines of a file of cases; where it is absent the test is skipped with a message.</summary>
    public static IEnumerable<string> Lines(string relative) => File.ReadLines(Path(relative)).Where(line => line.Length > 0);

    /// <summary>The root of the repository.</summary>
    public static string Repository()
    {
        var folder = AppContext.BaseDirectory;

        while (!File.Exists(System.IO.Path.Combine(folder, "Orchestration.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder;
    }
}
