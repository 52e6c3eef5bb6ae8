using System.Collections.Immutable;
using Orchestration.Local.Worker.Duck;
using Orchestration.Local.Worker.Lake;
using Orchestration.Local.Worker.Sql;

namespace Orchestration.Local.Worker.Jobs;

/// <summary>
/// Makes the tables of one layer of those of the layer below, one SELECT a table. A SELECT with a column <c>reject_reason</c> judges its rows:
/// those without a reason are the table, the others are kept beside it.
/// </summary>
internal static class TransformJob
{
    private const string RejectReason = "reject_reason";
    private const string SourceText = "source_text";

    public static void Run(JobContext context)
    {
        var (from, to) = (context.Script.From, context.Script.To);
        var scratch = Path.Combine(context.Temporary, $"{to}-{Environment.ProcessId}");
        Directory.CreateDirectory(scratch);

        try
        {
            using var duck = context.OpenDuck();
            using var writer = new LakeWriter(context.Lake, context.Script.Kind + "-" + to);
            var reader = context.Reader(duck, scratch);
            var raw = RawTables(context, from);
            var views = new HashSet<string>();
            var results = new List<TableResult>();

            foreach (var file in SqlFile.Folder(Path.Combine(context.Script.SqlFolder, to)))
            {
                foreach (var input in file.Inputs.Where(views.Add))
                {
                    Register(context, reader, raw, input, to);
                }

                using var progress = ProgressTimer.Start(context.Report, file.Table, duck);
                results.Add(Write(context, duck, writer, file, scratch));
            }

            writer.Commit();

            foreach (var result in results)
            {
                context.Report.Table(to, result.Table, result.Accepted, result.Rejected, result.Files);
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>The declarations of a layer of text, by table; a layer that is made of typed tables has none.</summary>
    private static ImmutableDictionary<string, SqlFile> RawTables(JobContext context, string layer) =>
        SqlFile.Folder(Path.Combine(context.Script.SqlFolder, layer)).Where(file => file.Header.ContainsKey("format")).ToImmutableDictionary(file => file.Table);

    private static void Register(JobContext context, TableReader reader, ImmutableDictionary<string, SqlFile> raw, string input, string own)
    {
        var (layer, table) = (input.Split('.')[0], input.Split('.')[1]);

        if (layer == own)
        {
            return;
        }

        var (database, name) = (context.Arguments["database"], context.Arguments[layer + "_prefix"] + table);

        if (raw.TryGetValue(table, out var declared))
        {
            reader.Raw($"{layer}_{table}", database, name, declared);
        }
        else
        {
            reader.Parquet($"{layer}_{table}", database, name);
        }
    }

    private static TableResult Write(JobContext context, DuckSession duck, LakeWriter writer, SqlFile file, string scratch)
    {
        var layer = file.Layer;
        var target = context.Arguments[layer + "_tables"].TrimEnd('/');
        var described = duck.Query($"DESCRIBE {file.Text}", row => (Name: row.GetString(0), Type: row.GetString(1)));
        var judges = described.Any(column => column.Name == RejectReason);
        CheckColumns(file, described.Where(column => column.Name is not (RejectReason or SourceText)));

        var folder = writer.Folder($"{target}/{file.Table}");
        var rejected = new Dictionary<string, long>();
        long accepted;

        if (judges)
        {
            // Judged once, then parted: the verdicts need every row, and the parts are written one after the other.
            var staging = Path.Combine(scratch, file.Table + ".parquet");
            duck.Execute($"COPY ({file.Text}) TO {DuckSession.Literal(staging)} (FORMAT parquet, COMPRESSION lz4)");
            var judged = $"read_parquet({DuckSession.Literal(staging)})";
            accepted = 0;

            foreach (var (reason, rows) in duck.Query($"SELECT {RejectReason}, count(*) FROM {judged} GROUP BY ALL", row => (row.IsDBNull(0) ? null : row.GetString(0), row.GetInt64(1))))
            {
                if (reason is null)
                {
                    accepted = rows;
                }
                else
                {
                    rejected[reason] = rows;
                }
            }

            var rejects = writer.Folder($"{context.Arguments[layer + "_rejects"].TrimEnd('/')}/{file.Table}");
            var columns = string.Join(", ", file.Columns.Select(column => column.Name));
            Copy(duck, $"SELECT {columns} FROM {judged} WHERE {RejectReason} IS NULL", folder, file.Partition);
            Copy(duck, $"SELECT {columns}, {SourceText}, {RejectReason} FROM {judged} WHERE {RejectReason} IS NOT NULL", rejects, []);
            File.Delete(staging);
        }
        else
        {
            Copy(duck, file.Text, folder, file.Partition);
            accepted = duck.Count($"SELECT coalesce(sum(num_rows), 0)::BIGINT FROM parquet_file_metadata({DuckSession.Literals(LakeFolder.DataFiles(folder))})");
        }

        var files = LakeFolder.DataFiles(folder);
        duck.Execute($"CREATE OR REPLACE TEMP VIEW {layer}_{file.Table} AS SELECT * FROM read_parquet({DuckSession.Literals(files)}, hive_partitioning=false)");
        return new(file.Table, accepted, rejected, files.Count);
    }

    private static void Copy(DuckSession duck, string select, string folder, ImmutableArray<string> partition)
    {
        if (!partition.IsEmpty)
        {
            var columns = string.Join(", ", partition);
            duck.Execute($"COPY ({select}) TO {DuckSession.Literal(folder)} (FORMAT parquet, PARTITION_BY ({columns}), FILENAME_PATTERN 'part-{{i}}', OVERWRITE_OR_IGNORE)");

            if (LakeFolder.DataFiles(folder).Count > 0)
            {
                return;
            }

            // A table without rows has no partition, but it has columns, and a crawler is to find them.
            select = $"SELECT * EXCLUDE ({columns}) FROM ({select})";
        }

        duck.Execute($"COPY ({select}) TO {DuckSession.Literal(Path.Combine(folder, "part-0000.parquet"))} (FORMAT parquet)");
    }

    private static void CheckColumns(SqlFile file, IEnumerable<(string Name, string Type)> described)
    {
        var declared = file.Columns.Select(column => (column.Name, DuckTypes.FromDeclared(column.Type)));

        if (!described.SequenceEqual(declared))
        {
            throw new JobException($"{file.Name} gives {Show(described)} and declares {Show(declared)}.");
        }
    }

    private static string Show(IEnumerable<(string Name, string Type)> columns) => string.Join(", ", columns.Select(column => $"{column.Name} {column.Type}"));

    private sealed record TableResult(string Table, long Accepted, Dictionary<string, long> Rejected, int Files);
}
