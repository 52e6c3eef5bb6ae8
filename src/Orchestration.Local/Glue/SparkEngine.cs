using System.IO.Compression;
using Orchestration.Local.Processes;
using Orchestration.Query.Json;

namespace Orchestration.Local.Glue;

/// <summary>Runs a job's own PySpark script, as Glue does, on the Spark that is on this machine.</summary>
internal sealed class SparkEngine(SparkHome spark, DataFolder data, string repository, JsonValue logins, Func<IDisposable> hold) : IJobEngine
{
    private const string Options =
        "--master local[*] --driver-memory 1g --conf spark.ui.enabled=false --conf spark.ui.showConsoleProgress=false --conf spark.sql.shuffle.partitions=4 "
        + "--conf spark.driver.host=127.0.0.1 --conf spark.driver.bindAddress=127.0.0.1 pyspark-shell";

    public IDisposable Hold() => hold();

    public async Task RunAsync(JobLaunch launch, CancellationToken cancellation)
    {
        using var logs = new JobLogs(data.Logs, launch.RunId);
        var temporary = Path.Combine(data.Temporary, launch.RunId);
        Directory.CreateDirectory(temporary);

        try
        {
            var support = Path.Combine(temporary, "support.zip");
            Pack(Path.Combine(repository, launch.Job.SupportFiles), support);
            var start = ChildProcess.Describe(spark.Python, [Path.Combine(repository, launch.Job.Script), .. launch.Arguments]);
            start.WorkingDirectory = temporary;
            start.Environment["PYTHONPATH"] = string.Join(
                Path.PathSeparator, [support, Path.Combine(AppContext.BaseDirectory, "Glue", "Python"), .. spark.PythonPath]);
            start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
            start.Environment["PYSPARK_PYTHON"] = spark.Python;
            start.Environment["PYSPARK_SUBMIT_ARGS"] = Options;
            start.Environment["SPARK_LOCAL_IP"] = "127.0.0.1";
            start.Environment["ORCHESTRATION_LAKE"] = data.Lake;
            start.Environment["ORCHESTRATION_CATALOG"] = data.Catalog;
            start.Environment["ORCHESTRATION_TEMPORARY"] = temporary;
            await WorkerProcess.RunAsync(start, logins, logs.Output, logs.Error, launch.Report, cancellation).ConfigureAwait(false);
        }
        catch (WorkerFailedException e)
        {
            throw new JobFailedException(e.Message);
        }
        finally
        {
            DataFolder.Remove(temporary);
        }
    }

    /// <summary>The job's Python and SQL as the one zip that Glue is given (<c>--extra-py-files</c>).</summary>
    private static void Pack(string folder, string target)
    {
        using var zip = ZipFile.Open(target, ZipArchiveMode.Create);

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(static file => Path.GetExtension(file) is ".py" or ".sql").Order(StringComparer.Ordinal))
        {
            zip.CreateEntryFromFile(file, Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), CompressionLevel.Fastest);
        }
    }
}
