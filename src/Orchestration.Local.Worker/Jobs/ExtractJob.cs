using Npgsql;
using Orchestration.Local.Worker.Lake;
using Orchestration.Local.Worker.Sql;

namespace Orchestration.Local.Worker.Jobs;

/// <summary>
/// Copies tables of a source database to files of text, one statement a table: what the statement does not name never leaves the source.
/// All tables are read as of one moment.
/// </summary>
internal static class ExtractJob
{
    public static async Task RunAsync(JobContext context)
    {
        var cancelled = context.Parent.Cancelled;
        var login = await context.Parent.SecretAsync(context.Arguments["source_secret"]);
        var values = new Dictionary<string, string> { ["source_schema"] = context.Arguments["source_schema"] };
        var date = context.Arguments["logical_date"];
        var target = context.Arguments[context.Script.To + "_tables"].TrimEnd('/');

        await using var source = login.Open();
        await using var connection = await source.OpenConnectionAsync(cancelled);
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancelled);
        using var writer = new LakeWriter(context.Lake, context.Script.Kind + "-" + context.Script.To);
        var counts = new List<(string Table, long Rows)>();

        foreach (var file in SqlFile.Folder(Path.Combine(context.Script.SqlFolder, context.Script.To)))
        {
            context.Report.Progress(file.Table, 0);
            var select = file.With(values);
            var folder = writer.Folder($"{target}/{file.Table}/logical_date={date}");
            await CopyAsync(connection, select, file.Format, Path.Combine(folder, $"part-0000.{file.Format}"), cancelled);

            await using var count = new NpgsqlCommand($"SELECT count(*) FROM ({select}) counted", connection);
            counts.Add((file.Table, (long)(await count.ExecuteScalarAsync(cancelled))!));
            context.Report.Progress(file.Table, 1);
        }

        writer.Commit();

        foreach (var (table, rows) in counts)
        {
            context.Report.Table(context.Script.To, table, rows, new Dictionary<string, long>(), 1);
        }
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string select, string format, string path, CancellationToken cancelled)
    {
        // Row by row as JSON; quote and delimiter are characters that JSON text cannot hold, so nothing is quoted.
        var copy = format == "json"
            ? $"COPY (SELECT row_to_json(t) FROM ({select}) t) TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')"
            : $"COPY ({select}) TO STDOUT (FORMAT csv, HEADER)";

        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20, FileOptions.Asynchronous);
        using var text = (StreamReader)await connection.BeginTextExportAsync(copy, cancelled);
        await text.BaseStream.CopyToAsync(file, 1 << 20, cancelled);
    }
}
