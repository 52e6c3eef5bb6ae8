using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;
using Orchestration.Local.Worker.Files;
using Orchestration.Local.Worker.Protocol;

namespace Orchestration.Local.Worker.Sources;

/// <summary>
/// Fills the source database from a folder of CSV files, a file a table. Every file passes a gate first: broken records are kept beside the data,
/// with their file, line, text and reason; a file that cannot be split safely is refused whole, and then nothing is loaded.
/// </summary>
internal static class LoadCommand
{
    public static async Task RunAsync(CommandLine options, Parent parent, Report report)
    {
        var cancelled = parent.Cancelled;
        var folder = Path.GetFullPath(options["from"]);
        var tables = SourceTables.Of(options["system"]);
        var login = await parent.ConnectionAsync("source");
        var scratch = Path.Combine(Path.GetFullPath(options.Or("temporary", Path.GetTempPath())), $"orchestration-source-{Environment.ProcessId}");
        Directory.CreateDirectory(scratch);

        try
        {
            var gated = Gate(folder, tables, scratch, cancelled);

            await using var source = login.Open();
            await using var connection = await source.OpenConnectionAsync(cancelled);
            await using var transaction = await connection.BeginTransactionAsync(cancelled);
            await using (var create = new NpgsqlCommand(tables.Script, connection))
            {
                await create.ExecuteNonQueryAsync(cancelled);
            }

            foreach (var (table, file) in gated)
            {
                await CopyAsync(connection, table, file, cancelled);
            }

            await transaction.CommitAsync(cancelled);

            // Without statistics the first queries of a job would plan for empty tables.
            await using var analyze = new NpgsqlCommand("ANALYZE", connection);
            await analyze.ExecuteNonQueryAsync(cancelled);

            if (options.Options.TryGetValue("rejects", out var rejects))
            {
                WriteFaults(rejects, gated);
            }

            foreach (var (table, file) in gated)
            {
                report.Table("source", table.Name, file.Records, file.Faults.GroupBy(fault => fault.Reason).ToDictionary(group => group.Key, group => (long)group.Count()), 1);
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static List<(SourceTable Table, GatedFile File)> Gate(string folder, SourceTables tables, string scratch, CancellationToken cancelled)
    {
        var gated = new List<(SourceTable, GatedFile)>();

        foreach (var table in tables.Tables)
        {
            cancelled.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, table.Name + ".csv");

            if (!File.Exists(path))
            {
                throw new JobException($"There is no {table.Name}.csv in {folder}; a file is needed for each of {string.Join(", ", tables.Tables.Select(one => one.Name))}.");
            }

            gated.Add((table, new CsvGate(table.Columns).Pass(path, Path.Combine(scratch, table.Name + ".csv"))));
        }

        return gated;
    }

    private static async Task CopyAsync(NpgsqlConnection connection, SourceTable table, GatedFile file, CancellationToken cancelled)
    {
        try
        {
            var columns = string.Join(", ", table.Columns.Select(column => $"\"{column}\""));
            await using var text = (StreamWriter)await connection.BeginTextImportAsync($"COPY {table.Name} ({columns}) FROM STDIN (FORMAT csv, HEADER)", cancelled);
            await using var input = File.OpenRead(file.Path);
            await input.CopyToAsync(text.BaseStream, 1 << 20, cancelled);
        }
        catch (PostgresException exception)
        {
            throw new JobException($"{table.Name}.csv is refused: {exception.MessageText}{(exception.Where is { } where ? $" ({where.Split('\n')[0]})" : "")}.", exception);
        }
    }

    private static void WriteFaults(string path, IEnumerable<(SourceTable Table, GatedFile File)> gated)
    {
        var lines = new StringBuilder();

        foreach (var (table, fault) in gated.SelectMany(entry => entry.File.Faults.Select(fault => (entry.Table, fault))))
        {
            using var buffer = new MemoryStream();

            using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                json.WriteStartObject();
                json.WriteString("table", table.Name);
                json.WriteString("file", fault.File);
                json.WriteNumber("line", fault.Line);
                json.WriteString("text", fault.Text);
                json.WriteString("reason", fault.Reason);
                json.WriteEndObject();
            }

            lines.Append(Encoding.UTF8.GetString(buffer.ToArray())).Append('\n');
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path + ".new", lines.ToString());
        File.Move(path + ".new", path, overwrite: true);
    }
}
