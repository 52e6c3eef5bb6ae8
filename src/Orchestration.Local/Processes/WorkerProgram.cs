using System.Diagnostics;

namespace Orchestration.Local.Processes;

/// <summary>The program that runs jobs and crawls with DuckDB.</summary>
/// <param name="Path">Its executable, or a <c>.dll</c> to be run by <c>dotnet</c>.</param>
public sealed record WorkerProgram(string Path)
{
    private const string Name = "Orchestration.Local.Worker";

    /// <summary>Finds it in the folder <c>worker</c> beside the running program.</summary>
    /// <exception cref="LocalException">It is not there.</exception>
    public static WorkerProgram Beside(string folder)
    {
        var program = System.IO.Path.Combine(folder, "worker", OperatingSystem.IsWindows() ? Name + ".exe" : Name);
        var library = System.IO.Path.Combine(folder, "worker", Name + ".dll");

        return File.Exists(program) ? new(program)
            : File.Exists(library) ? new(library)
            : throw new LocalException($"{Name} is not in {System.IO.Path.Combine(folder, "worker")}. Build the solution again, or install the tool of that name there with dotnet tool install --tool-path.");
    }

    internal ProcessStartInfo Start(IEnumerable<string> arguments) => Path.EndsWith(".dll", StringComparison.Ordinal)
        ? ChildProcess.Describe("dotnet", [Path, .. arguments])
        : ChildProcess.Describe(Path, arguments);
}
