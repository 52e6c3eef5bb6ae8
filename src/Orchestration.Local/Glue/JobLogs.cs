namespace Orchestration.Local.Glue;

/// <summary>The two log streams of a job run, under Glue's own names.</summary>
internal sealed class JobLogs : IDisposable
{
    public JobLogs(string logs, string runId)
    {
        Output = Open(logs, "output", runId);
        Error = Open(logs, "error", runId);
    }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    public void Dispose()
    {
        Output.Dispose();
        Error.Dispose();
    }

    private static StreamWriter Open(string logs, string stream, string runId)
    {
        var folder = Path.Combine([logs, .. JobRun.LogGroup.Split('/', StringSplitOptions.RemoveEmptyEntries), stream]);
        Directory.CreateDirectory(folder);

        return new StreamWriter(Path.Combine(folder, runId + ".log")) { AutoFlush = true };
    }
}
