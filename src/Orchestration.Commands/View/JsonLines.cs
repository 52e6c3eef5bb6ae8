using Orchestration.Commands.Running;
using Orchestration.Commands.Terminal;
using Orchestration.Query.Json;
using Orchestration.Runtime.History;

namespace Orchestration.Commands.View;

/// <summary>One JSON object a line: each event as it happens, then a summary.</summary>
internal sealed class JsonLines(TextWriter output) : IExecutionRenderer
{
    /// <summary>Rises when a member changes its meaning or goes.</summary>
    public const int SchemaVersion = 1;

    private ViewNode? _root;

    public void Begin(ViewNode root) => _root = root;

    public void Happened(ViewNode node, HistoryEvent happened, StateVisit? visit) => Line(
        "event",
        ("execution", node.Subject.Arn ?? node.Subject.Execution),
        ("state", Optional(visit?.Row.Name)),
        ("attempt", visit is { Attempts: > 0 } ? visit.Attempts : default(JsonValue)),
        ("event", happened.ToJson()));

    public void Described(ViewNode node, StateRow map, string mapRunArn, MapRunProgress progress) => Line(
        "mapRun",
        ("execution", node.Subject.Arn ?? node.Subject.Execution),
        ("state", map.Name),
        ("mapRun", mapRunArn),
        ("status", Status(progress.Status)),
        ("items", progress.Items),
        ("succeeded", progress.Succeeded),
        ("failed", progress.Failed),
        ("running", progress.Running));

    public void Said(string line) => Line("message", ("text", line));

    public void Logged(string source, DateTimeOffset time, string line) => Line("log", ("source", source), ("timestamp", Text(time)), ("text", line));

    public void Tick(DateTimeOffset now)
    {
    }

    public void End(ViewEnd end, DateTimeOffset now)
    {
        var (subject, view) = (_root!.Subject, _root.View);
        Line(
            "summary",
            ("machine", subject.Machine),
            ("execution", subject.Arn ?? subject.Execution),
            ("name", subject.Execution),
            ("status", StateText.Of(view.Status)),
            ("exitCode", end.ExitCode),
            ("startDate", view.Started is { } started ? Text(started) : default),
            ("stopDate", view.Ended is { } ended ? Text(ended) : default),
            ("elapsedSeconds", Seconds(view.Elapsed(now))),
            ("error", Optional(view.Error)),
            ("cause", Optional(view.Cause)),
            ("detached", Optional(end.Detached)),
            ("states", JsonValue.Array([.. view.Shown.Select(row => State(row, now))])),
            ("summary", end.Summary.IsEmpty ? default : JsonValue.Array([.. end.Summary.Select(Table)])),
            ("links", end.Links.IsEmpty ? default : JsonValue.Object([.. end.Links.Select(link => (link.Name, new JsonValue(link.Address)))])),
            ("next", end.Next.IsEmpty ? default : JsonValue.Array([.. end.Next.Select(line => new JsonValue(line))])));
        output.Flush();
    }

    private static JsonValue State(StateRow row, DateTimeOffset now) => Dates.Members(
        ("name", row.Name),
        ("type", row.Type),
        ("within", Optional(row.Parent?.Name)),
        ("status", Status(StateText.StatusOf(row))),
        ("visits", row.Visits),
        ("polls", row.Loop is { } loop ? loop.Polls : default(JsonValue)),
        ("attempts", row.Attempts),
        ("elapsedSeconds", Seconds(StateText.ElapsedOf(row, now))),
        ("error", Optional(row.Error)),
        ("cause", Optional(row.Cause)));

    private static JsonValue Table(SummaryTable table) => Dates.Members(
        ("title", table.Title),
        ("columns", table.Columns.IsDefaultOrEmpty ? default : JsonValue.Array([.. table.Columns.Select(cell => new JsonValue(cell))])),
        ("rows", JsonValue.Array([.. table.Rows.Select(row => JsonValue.Array([.. row.Select(cell => new JsonValue(cell))]))])));

    private static string Status(StateStatus status) => StateText.Of(status).Replace(' ', '_').ToUpperInvariant();

    private static JsonValue Optional(string? text) => text is null ? default : new JsonValue(text);

    private static JsonValue Seconds(TimeSpan span) => Math.Round(span.TotalSeconds, 3);

    private static JsonValue Text(DateTimeOffset time) => Dates.Json(time.UtcDateTime);

    private void Line(string kind, params ReadOnlySpan<(string Name, JsonValue Value)> members) =>
        output.WriteLine(Dates.Members([("schemaVersion", SchemaVersion), ("kind", kind), .. members]).ToJson());
}
