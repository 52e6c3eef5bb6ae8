using System.Collections.Immutable;
using Orchestration.Local.Processes;

namespace Orchestration.Local.Glue;

/// <summary>The Spark of this machine: a Python that can import it.</summary>
/// <param name="Python">The interpreter.</param>
/// <param name="PythonPath">What has to be on its path besides.</param>
internal sealed record SparkHome(string Python, ImmutableArray<string> PythonPath)
{
    /// <summary>Finds it by <c>SPARK_HOME</c>, else as a package of <c>python3</c>.</summary>
    /// <exception cref="LocalException">There is none, or it lacks PostgreSQL's driver.</exception>
    public static async Task<SparkHome> FindAsync(CancellationToken cancellation)
    {
        var python = Environment.GetEnvironmentVariable("PYSPARK_PYTHON") is { Length: > 0 } told ? told : OperatingSystem.IsWindows() ? "python" : "python3";

        if (Environment.GetEnvironmentVariable("SPARK_HOME") is { Length: > 0 } home)
        {
            var libraries = Path.Combine(home, "python", "lib");

            if (!Directory.Exists(libraries))
            {
                throw new LocalException($"SPARK_HOME is {home}, which holds no Spark (no python/lib in it).");
            }

            RequireDriver(Path.Combine(home, "jars"));

            return new(python, [.. Directory.GetFiles(libraries, "*.zip")]);
        }

        ChildResult found;

        try
        {
            found = await ChildProcess.RunAsync(
                ChildProcess.Describe(python, ["-c", "import os, pyspark; print(os.path.dirname(pyspark.__file__))"]), cancellation).ConfigureAwait(false);
        }
        catch (LocalException)
        {
            found = new(1, "", "");
        }

        if (!found.Succeeded)
        {
            throw new LocalException("--engine spark needs a Spark: set SPARK_HOME, or install the package (pip install pyspark==3.5.4) for the python3 on PATH.");
        }

        RequireDriver(Path.Combine(found.Output.Trim(), "jars"));

        return new(python, []);
    }

    private static void RequireDriver(string jars)
    {
        if (!Directory.Exists(jars) || Directory.GetFiles(jars, "postgresql-*.jar").Length == 0)
        {
            throw new LocalException($"--engine spark needs PostgreSQL's JDBC driver: put postgresql-42.5.5.jar, or a later one, into {jars}.");
        }
    }
}
