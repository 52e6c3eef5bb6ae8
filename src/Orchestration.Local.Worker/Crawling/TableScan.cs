using System.Collections.Immutable;
using System.Text.Json;
using Orchestration.Local.Worker.Catalog;
using Orchestration.Local.Worker.Duck;
using Orchestration.Local.Worker.Lake;

namespace Orchestration.Local.Worker.Crawling;

/// <summary>A folder of the lake, looked at as a crawler does: its files tell kind, columns, partitions and counts.</summary>
internal sealed class TableScan
{
    private const int Sample = 1 << 20;

    private readonly DuckSession _duck;
    private readonly string _folder;
    private readonly string _prefix;
    private readonly ImmutableArray<string> _files;
    private readonly string _kind;

    private TableScan(DuckSession duck, string folder, string prefix, ImmutableArray<string> files, string kind) =>
        (_duck, _folder, _prefix, _files, _kind) = (duck, folder, prefix, files, kind);

    /// <summary>The table of a folder; null where there are no files in it.</summary>
    public static TableScan? Of(DuckSession duck, string folder, string prefix)
    {
        var files = LakeFolder.DataFiles(folder).ToImmutableArray();

        if (files.IsEmpty)
        {
            return null;
        }

        var kinds = files.ToLookup(Kind);
        return kinds.Count == 1
            ? new(duck, folder, prefix, files, kinds.Single().Key)
            : throw new JobException($"{folder} holds files of more than one kind ({string.Join(", ", kinds.Select(kind => kind.Key).Order())}); Glue would make a table of each.");
    }

    /// <summary>Writes it as Glue's Table, with its partitions.</summary>
    public void Write(Utf8JsonWriter json)
    {
        var size = _files.Sum(file => new FileInfo(file).Length);
        var (columns, storage, parameters, records) = _kind switch
        {
            "parquet" => Parquet(),
            "json" => Json(),
            _ => Csv(),
        };
        var keys = PartitionValues(_files[0]).Select(pair => pair.Key.ToLowerInvariant()).ToList();

        json.WriteStartObject();
        json.WriteString("Name", _prefix + Path.GetFileName(_folder).ToLowerInvariant());
        WriteStorage(json, _folder, columns, storage, parameters);
        json.WriteStartArray("PartitionKeys");

        foreach (var key in keys)
        {
            WriteColumn(json, new(key, "string"));
        }

        json.WriteEndArray();
        json.WriteStartObject("Parameters");
        json.WriteString("classification", _kind);
        json.WriteString("typeOfData", "file");
        json.WriteString("compressionType", "none");
        json.WriteString("objectCount", _files.Length.ToString());
        json.WriteString("sizeKey", size.ToString());
        json.WriteString("recordCount", records.ToString());
        json.WriteString("averageRecordSize", (records == 0 ? 0 : size / records).ToString());
        json.WriteEndObject();
        json.WriteStartArray("Partitions");

        foreach (var partition in _files.GroupBy(file => Path.GetDirectoryName(file)!).Where(_ => keys.Count > 0))
        {
            json.WriteStartObject();
            json.WriteStartArray("Values");

            foreach (var (_, value) in PartitionValues(partition.First()))
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
            WriteStorage(json, partition.Key, columns, storage, parameters);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Kind(string file)
    {
        Span<byte> start = stackalloc byte[4];
        using var stream = File.OpenRead(file);
        var length = stream.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        return start[..length].SequenceEqual("PAR1"u8) ? "parquet" : length > 0 && start[0] is (byte)'{' or (byte)'[' || file.EndsWith(".json", StringComparison.Ordinal) ? "json" : "csv";
    }

    private static void WriteStorage(Utf8JsonWriter json, string location, IEnumerable<CatalogColumn> columns, Storage storage, IEnumerable<(string Name, string Value)> parameters)
    {
        json.WriteStartObject("StorageDescriptor");
        json.WriteStartArray("Columns");

        foreach (var column in columns)
        {
            WriteColumn(json, column);
        }

        json.WriteEndArray();
        json.WriteString("Location", location + "/");
        json.WriteString("InputFormat", storage.Input);
        json.WriteString("OutputFormat", storage.Output);
        json.WriteStartObject("SerdeInfo");
        json.WriteString("SerializationLibrary", storage.Serde);
        json.WriteStartObject("Parameters");

        foreach (var (name, value) in parameters)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteColumn(Utf8JsonWriter json, CatalogColumn column)
    {
        json.WriteStartObject();
        json.WriteString("Name", column.Name);
        json.WriteString("Type", column.Type);
        json.WriteEndObject();
    }

    private IEnumerable<(string Key, string Value)> PartitionValues(string file) =>
        Path.GetRelativePath(_folder, Path.GetDirectoryName(file)!).Split(Path.DirectorySeparatorChar)
            .Where(part => part.Contains('='))
            .Select(part => (part[..part.IndexOf('=')], Uri.UnescapeDataString(part[(part.IndexOf('=') + 1)..])));

    private Found Parquet() => new(
        Describe($"read_parquet({DuckSession.Literals(_files)}, union_by_name=true, hive_partitioning=false)"),
        Storage.Parquet,
        [("serialization.format", "1")],
        _duck.Count($"SELECT coalesce(sum(num_rows), 0)::BIGINT FROM parquet_file_metadata({DuckSession.Literals(_files)})"));

    private Found Json()
    {
        var columns = Describe($"read_json({DuckSession.Literals(_files)}, format='newline_delimited', union_by_name=true, hive_partitioning=false, sample_size=20480)");
        return new(columns, Storage.Json, [("paths", string.Join(",", columns.Select(column => column.Name)))], Estimate());
    }

    private Found Csv()
    {
        var (delimiter, quote, header, columns) = _duck.Query(
            $"SELECT Delimiter, Quote, HasHeader, to_json(Columns)::VARCHAR FROM sniff_csv({DuckSession.Literal(_files[0])}, sample_size=20480)",
            row => (row.GetString(0), row.GetString(1), row.GetBoolean(2), row.GetString(3))).Single();
        using var document = JsonDocument.Parse(columns);

        return new(
            [.. document.RootElement.EnumerateArray().Select(column => new CatalogColumn(column.GetProperty("name").GetString()!.ToLowerInvariant(), GlueTypes.Of(column.GetProperty("type").GetString()!)))],
            Storage.Csv,
            [("separatorChar", delimiter), ("quoteChar", quote), ("escapeChar", "\""), ("skip.header.line.count", header ? "1" : "0")],
            Math.Max(0, Estimate() - (header ? _files.Length : 0)));
    }

    private List<CatalogColumn> Describe(string source) =>
        _duck.Query($"DESCRIBE SELECT * FROM {source}", row => new CatalogColumn(row.GetString(0).ToLowerInvariant(), GlueTypes.Of(row.GetString(1))));

    /// <summary>Lines of the beginning, scaled up: what Glue's crawler gives as recordCount is an estimate too.</summary>
    private long Estimate()
    {
        var buffer = new byte[Sample];

        return _files.Sum(file =>
        {
            using var stream = File.OpenRead(file);
            var read = stream.ReadAtLeast(buffer, Sample, throwOnEndOfStream: false);
            var lines = (long)buffer.AsSpan(0, read).Count((byte)'\n');
            return read == 0 ? 0 : lines * stream.Length / read;
        });
    }

    private sealed record Found(List<CatalogColumn> Columns, Storage Storage, ImmutableArray<(string Name, string Value)> Parameters, long Records);

    private sealed record Storage(string Input, string Output, string Serde)
    {
        private const string TextInput = "org.apache.hadoop.mapred.TextInputFormat";
        private const string TextOutput = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat";

        public static readonly Storage Parquet = new(
            "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
            "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
            "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe");

        public static readonly Storage Json = new(TextInput, TextOutput, "org.openx.data.jsonserde.JsonSerDe");

        public static readonly Storage Csv = new(TextInput, TextOutput, "org.apache.hadoop.hive.serde2.OpenCSVSerde");
    }
}
