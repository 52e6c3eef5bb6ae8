using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Orchestration.Local.Worker.Tests.Files;

/// <summary>A case of odd files, and what may come of it: no record lost or shifted without a word.</summary>
internal sealed record OddCase(string Id, ImmutableArray<(string Name, byte[] Bytes)> Files)
{
    private const string Header = "id,name,amt";

    public string Format => Id.Split('/')[0];

    public override string ToString() => Id;

    public static IEnumerable<OddCase> Read(string path) => File.ReadLines(path).Where(line => line.Length > 0).Select(line =>
    {
        using var document = JsonDocument.Parse(line);
        return new OddCase(
            document.RootElement.GetProperty("id").GetString()!,
            [.. document.RootElement.GetProperty("files").EnumerateObject().Select(file => (file.Name, file.Value.GetBytesFromBase64()))]);
    });

    /// <summary>Writes the files and returns the folders that a catalog would name.</summary>
    public IReadOnlyList<string> Write(string folder)
    {
        foreach (var (name, bytes) in Files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }

        return [.. Files.Select(file => Path.GetDirectoryName(Path.Combine(folder, file.Name))!).Distinct()];
    }

    /// <summary>Checks what an engine took and what it rejected against a reading of our own.</summary>
    public void Judge(IReadOnlyList<string> rows, int rejects)
    {
        // Nobody says whether a lone carriage return ends a line: either reading is fair, as long as it is kept to.
        var readings = new[] { false, true }.Select(Reading).ToList();
        var taken = rows.Select(OneKindOfLineEnd).ToList();
        var problems = readings.Select(reading => Problem(reading, taken, rejects)).ToList();
        problems.Should().Contain(problem => problem == null, "{0} is {1}", Id, string.Join("; or else ", problems));
    }

    // Inside a text, which line end it is is no row lost or shifted.
    private static string OneKindOfLineEnd(string text) => text.ReplaceLineEndings("\n").Replace('\r', '\n');

    private static string? Problem((HashSet<string> Whole, int Least, int Most)? reading, IReadOnlyList<string> rows, int rejects) =>
        reading is not { } expected ? "not to be read at all"
        : rows.Count + rejects < expected.Least || rows.Count + rejects > expected.Most ? $"{rows.Count} rows and {rejects} rejects of {expected.Least} to {expected.Most} records"
        : rows.FirstOrDefault(row => !expected.Whole.Contains(row)) is { } strange ? $"a row that nobody wrote: {strange}"
        : null;

    private (HashSet<string> Whole, int Least, int Most)? Reading(bool returnsEndLines)
    {
        var (whole, least, most) = (new HashSet<string>(), 0, 0);

        foreach (var (name, bytes) in Files.Where(file => !Path.GetFileName(file.Name).StartsWith('_') && !Path.GetFileName(file.Name).StartsWith('.')))
        {
            if (Unpack(name, bytes) is not { } content)
            {
                return null;
            }

            var text = Encoding.UTF8.GetString(content).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
            text = returnsEndLines ? text.Replace('\r', '\n') : text;
            var records = Format == "json" ? text.Split('\n').Select(JsonRecord).ToList() : CsvRecords(text);

            if (records is null)
            {
                return null;
            }

            var spaces = records.Count(record => record is { Blank: true });
            least += records.Count - spaces;
            most += records.Count;
            whole.UnionWith(records.Where(record => record.Row is not null && !record.Row.Contains('\uFFFD')).Select(record => OneKindOfLineEnd(record.Row!)));
        }

        return (whole, least, most);
    }

    private static byte[]? Unpack(string name, byte[] bytes)
    {
        if (!name.EndsWith(".gz", StringComparison.Ordinal))
        {
            return bytes;
        }

        try
        {
            using var output = new MemoryStream();
            new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress).CopyTo(output);
            return output.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static (string? Row, bool Blank) JsonRecord(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var fields = document.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => field.Value);
            return fields.Values.Any(value => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                ? (null, false)
                : (string.Join('|', Header.Split(',').Select(name => fields.TryGetValue(name, out var value) ? Text(value) : "<null>")), false);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return (null, string.IsNullOrWhiteSpace(line));
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "<null>",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    private static List<(string? Row, bool Blank)>? CsvRecords(string text)
    {
        var (records, fields, field, quoted, closed, header) = (new List<(string?, bool)>(), new List<string>(), new StringBuilder(), false, false, true);

        for (var index = 0; index <= text.Length; index++)
        {
            var letter = index < text.Length ? text[index] : '\n';

            if (quoted)
            {
                if (index == text.Length)
                {
                    return null;
                }

                if (letter == '"' && index + 1 < text.Length && text[index + 1] == '"')
                {
                    field.Append('"');
                    index++;
                }
                else if (letter == '"')
                {
                    (quoted, closed) = (false, true);
                }
                else
                {
                    field.Append(letter);
                }
            }
            else if (letter is ',' or '\n')
            {
                fields.Add(field.ToString());
                field.Clear();
                var empty = fields is [{ Length: 0 }] && !closed;
                closed = false;

                if (letter == '\n')
                {
                    if (!empty && header)
                    {
                        if (!string.Join(',', fields).Equals(Header, StringComparison.OrdinalIgnoreCase))
                        {
                            return null;
                        }

                        header = false;
                    }
                    else if (!empty)
                    {
                        records.Add((
                            fields.Count == 3 ? string.Join('|', fields.Select(value => value.Length == 0 ? "<null>" : value)) : null,
                            fields is [var only] && string.IsNullOrWhiteSpace(only)));
                    }

                    fields.Clear();
                }
            }
            else if (closed && letter == ' ')
            {
                // Blanks between a closing quote and the comma: to refuse the file and to leave them out are both fair.
            }
            else if (closed)
            {
                return null;
            }
            else if (letter == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else
            {
                field.Append(letter);
            }
        }

        return records;
    }
}
