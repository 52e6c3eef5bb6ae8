namespace Orchestration.Local.Worker.Jobs;

/// <summary>
/// What a job's script says about itself in its header, so that another engine can do its work: <c># @job extract bronze</c>,
/// <c># @job transform bronze silver</c>, <c># @job load gold</c>; the SQL that it runs lies beside it.
/// </summary>
internal sealed record ScriptHeader(string Path, string Kind, string From, string To)
{
    public string SqlFolder => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "sql");

    public static ScriptHeader Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new JobException($"There is no script {path}.");
        }

        const string Mark = "# @job ";
        var line = File.ReadLines(path).FirstOrDefault(line => line.StartsWith(Mark, StringComparison.Ordinal));

        return (line?[Mark.Length..] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["extract", var to] => new(path, "extract", "", to),
            ["transform", var from, var to] => new(path, "transform", from, to),
            ["load", var from] => new(path, "load", from, ""),
            _ => throw new JobException(
                $"{System.IO.Path.GetFileName(path)} has no line '# @job extract LAYER', '# @job transform LAYER LAYER' or '# @job load LAYER', so only Spark can run it."),
        };
    }
}
