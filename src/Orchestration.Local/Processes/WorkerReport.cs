using Orchestration.Query.Json;

namespace Orchestration.Local.Processes;

/// <summary>What a job's process reports of itself beside its log.</summary>
internal abstract record WorkerReport
{
    private WorkerReport()
    {
    }

    /// <summary>Reads a line of the process's standard output; null where it is a line of the log and nothing else.</summary>
    public static WorkerReport? Read(string line)
    {
        if (line is not ['{', .., '}'])
        {
            return null;
        }

        JsonValue json;

        try
        {
            json = JsonValue.Parse(line);
        }
        catch (JsonFormatException)
        {
            return null;
        }

        return json["type"] is not { IsString: true } type ? null : type.AsString() switch
        {
            "progress" => new Progress(Text(json, "table"), Number(json, "done")),
            "table" => new Table(
                Text(json, "layer"),
                Text(json, "table"),
                (long)Number(json, "accepted"),
                json["rejected"] is { IsObject: true } rejected
                    ? [.. rejected.AsObject().Where(static reason => reason.Value.IsNumber).Select(static reason => (reason.Key, (long)reason.Value.AsNumber()))]
                    : []),
            "crawled" when json["table"].IsObject => new Crawled(json["table"].AsObject()),
            "item" => new Item(json["value"]),
            "succeeded" => new Succeeded(),
            "failed" => new Failed(Text(json, "error")),
            _ => null,
        };
    }

    private static string Text(JsonValue json, string name) => json[name] is { IsString: true } text ? text.AsString() : "";

    private static double Number(JsonValue json, string name) => json[name] is { IsNumber: true } number ? number.AsNumber() : 0;

    /// <summary>How far it has got with a table, from 0 to 1.</summary>
    public sealed record Progress(string Name, double Done) : WorkerReport;

    /// <summary>A table that it wrote: rows accepted, and rejected by reason.</summary>
    public sealed record Table(string Layer, string Name, long Accepted, IReadOnlyList<(string Reason, long Rows)> Rejected) : WorkerReport;

    /// <summary>A table that a crawl found, as Glue has it.</summary>
    public sealed record Crawled(JsonObject Definition) : WorkerReport;

    /// <summary>An item of a distributed Map.</summary>
    public sealed record Item(JsonValue Value) : WorkerReport;

    /// <summary>It has done all that it was asked.</summary>
    public sealed record Succeeded : WorkerReport;

    /// <summary>It has failed, and why.</summary>
    public sealed record Failed(string Error) : WorkerReport;
}
