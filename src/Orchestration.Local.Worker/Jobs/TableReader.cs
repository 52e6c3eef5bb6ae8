using System.Collections.Immutable;
using System.Text.Json;
using Orchestration.Local.Worker.Catalog;
using Orchestration.Local.Worker.Duck;
using Orchestration.Local.Worker.Files;
using Orchestration.Local.Worker.Lake;
using Orchestration.Local.Worker.Sql;

namespace Orchestration.Local.Worker.Jobs;

/// <summary>Makes views over tables of the catalog.</summary>
internal sealed class TableReader(CatalogFile catalog, LakeFolder lake, string? logicalDate, Action<string> log, DuckSession duck, string gateFolder)
{
    private const string LogicalDate = "logical_date";

    // DuckDB takes sixteen times as much for a buffer.
    private const int UsualRecord = 2 << 20;

    /// <summary>A view over a table of Parquet, as the catalog has it.</summary>
    public void Parquet(string view, string database, string table)
    {
        var found = catalog.Table(database, table);
        var files = Files(found);
        var columns = string.Join(", ", found.Columns.Select(column => Name(column.Name)));

        duck.Execute(files.Count == 0
            ? $"CREATE OR REPLACE TEMP VIEW {view} AS SELECT {string.Join(", ", found.Columns.Select(column => $"CAST(NULL AS {DuckTypes.FromCatalog(column.Type)}) AS {Name(column.Name)}"))} WHERE false"
            : $"CREATE OR REPLACE TEMP VIEW {view} AS SELECT {columns} FROM read_parquet({DuckSession.Literals(files)}, hive_partitioning=false)");
    }

    /// <summary>
    /// A view over raw files, every declared column as text, and one more, <c>broken_line</c>: the text of a record that could not be split.
    /// Where the files are is the catalog's word; what they hold is that of the file that declares the columns.
    /// </summary>
    public void Raw(string view, string database, string table, SqlFile declared)
    {
        var names = declared.Columns.Select(column => column.Name).ToImmutableArray();
        var gated = Files(catalog.Table(database, table)).Select((file, index) => Gate(declared.Format, names, file, Path.Combine(gateFolder, $"{table}-{index}"))).ToList();
        var faults = gated.SelectMany(file => file.Faults).ToList();

        foreach (var fault in faults)
        {
            log($"{table}: {fault.File} line {fault.Line} is broken: {fault.Reason}");
        }

        var types = "{" + string.Join(", ", names.Select(name => $"'{name}': 'VARCHAR'")) + "}";
        var empty = string.Join(", ", names.Select(name => $"CAST(NULL AS VARCHAR) AS {Name(name)}"));
        var broken = faults.Count == 0
            ? $"SELECT {empty}, CAST(NULL AS VARCHAR) AS broken_line WHERE false"
            : $"SELECT {empty}, broken_line FROM read_json({DuckSession.Literal(Keep(faults, Path.Combine(gateFolder, table + "-broken.json")))}, format='newline_delimited', columns={{'broken_line': 'VARCHAR'}})";

        // A file of JSON lines without a single line is no input for the reader.
        var files = gated.Where(file => file.Records > 0).Select(file => file.Path).ToList();
        var longest = gated.Select(file => file.LongestRecord + 1024).Append(UsualRecord).Max();

        var read = files.Count == 0 ? null
            : declared.Format == "json"
            ? $"read_json({DuckSession.Literals(files)}, format='newline_delimited', maximum_object_size={longest}, hive_partitioning=false, columns={types})"
            : $"read_csv({DuckSession.Literals(files)}, header=true, delim=',', quote='\"', escape='\"', nullstr='', auto_detect=false, max_line_size={longest}, hive_partitioning=false, columns={types})";

        duck.Execute($"CREATE OR REPLACE TEMP VIEW {view} AS {(read is null ? "" : $"SELECT {string.Join(", ", names.Select(Name))}, CAST(NULL AS VARCHAR) AS broken_line FROM {read} UNION ALL ")}{broken}");
    }

    private static GatedFile Gate(string format, ImmutableArray<string> names, string file, string clean) =>
        format == "json" ? new JsonGate(names).Pass(file, clean + ".json") : new CsvGate(names).Pass(file, clean + ".csv");

    private static string Keep(IEnumerable<FileFault> faults, string path)
    {
        using var output = File.Create(path);

        foreach (var fault in faults)
        {
            using (var json = new Utf8JsonWriter(output))
            {
                json.WriteStartObject();
                json.WriteString("broken_line", fault.Text);
                json.WriteEndObject();
            }

            output.WriteByte((byte)'\n');
        }

        return path;
    }

    private static string Name(string name) => $"\"{name}\"";

    private List<string> Files(CatalogTable table)
    {
        if (table.PartitionKeys.IsEmpty)
        {
            return [.. LakeFolder.DataFiles(lake.Local(table.Location))];
        }

        var key = table.PartitionKeys.Select(column => column.Name).ToList().IndexOf(LogicalDate);
        var partitions = key < 0 || logicalDate is null ? table.Partitions : [.. table.Partitions.Where(partition => partition.Values[key] == logicalDate)];

        return partitions.IsEmpty
            ? throw new JobException($"EntityNotFoundException: Table {table.Name} has no partition {(key < 0 ? "" : $"{LogicalDate}={logicalDate} ")}in the catalog; was it crawled?")
            : [.. partitions.SelectMany(partition => LakeFolder.DataFiles(lake.Local(partition.Location)))];
    }
}
