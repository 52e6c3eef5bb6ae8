using Orchestration.Commands;

namespace Orchestration.Cli;

/// <summary>Where the repository is: job scripts, Node packages and the data folder are below it.</summary>
internal static class Repository
{
    private const string Mark = "Orchestration.sln";

    /// <exception cref="CommandException">Neither the working directory nor the program lies in one.</exception>
    public static string Find(string directory) => Above(directory).Concat(Above(AppContext.BaseDirectory)).FirstOrDefault(static folder => File.Exists(Path.Combine(folder, Mark)))
        ?? throw new CommandException($"There is no {Mark} above {directory}: run the command in the repository.");

    private static IEnumerable<string> Above(string start)
    {
        for (var folder = Path.GetFullPath(start); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
