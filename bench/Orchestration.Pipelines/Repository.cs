namespace Orchestration.Pipelines;

/// <summary>Finds the repository's command beside this program's own build.</summary>
internal static class Repository
{
    public static string? Command()
    {
        var folder = AppContext.BaseDirectory;

        while (folder is not null && !File.Exists(Path.Combine(folder, "Orchestration.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        var built = new[] { "Release", "Debug" }.Select(configuration => Path.Combine(folder ?? "", "src", "Orchestration.Cli", "bin", configuration, "net10.0", "Orchestration.Cli.dll"));
        return built.FirstOrDefault(File.Exists);
    }
}
