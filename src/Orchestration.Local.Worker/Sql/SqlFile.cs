using System.Collections.Immutable;

namespace Orchestration.Local.Worker.Sql;

/// <summary>One SELECT of a job, with what its header lines (<c>-- @name value</c>) say about it.</summary>
internal sealed record SqlFile(string Name, string Text, ImmutableDictionary<string, string> Header)
{
    /// <summary>The table that it makes, without its layer.</summary>
    public string Table => Required("table").Split('.')[1];

    /// <summary>The layer of that table.</summary>
    public string Layer => Required("table").Split('.')[0];

    /// <summary>Tables that it reads, as <c>layer.table</c>.</summary>
    public ImmutableArray<string> Inputs => List("inputs");

    /// <summary>Columns that part the table into folders.</summary>
    public ImmutableArray<string> Partition => List("partition");

    /// <summary><c>csv</c> or <c>json</c>, for what an extract writes.</summary>
    public string Format => Required("format");

    /// <summary>The columns that it promises, each with its type where one is declared.</summary>
    public ImmutableArray<(string Name, string Type)> Columns =>
        [.. List("columns").Select(column => column.Split(' ', 2)).Select(parts => (parts[0], parts.Length == 2 ? parts[1] : "STRING"))];

    /// <summary>The files of a folder in the order in which they run: that of their names.</summary>
    public static ImmutableArray<SqlFile> Folder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new JobException($"There is no folder {folder} with the SQL of this job.");
        }

        return [.. Directory.GetFiles(folder, "*.sql").Order(StringComparer.Ordinal).Select(file => Parse(Path.GetFileName(file), File.ReadAllText(file)))];
    }

    public static SqlFile Parse(string name, string text)
    {
        var header = ImmutableDictionary.CreateBuilder<string, string>();

        foreach (var line in text.Split('\n').Where(line => line.StartsWith("-- @", StringComparison.Ordinal)))
        {
            var parts = line[4..].Split(' ', 2);
            header[parts[0]] = parts.Length == 2 ? parts[1].Trim() : "";
        }

        return new(name, string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal))).Trim(), header.ToImmutable());
    }

    /// <summary>The text with each <c>{name}</c> replaced; one that has no value is a failure by name.</summary>
    public string With(IReadOnlyDictionary<string, string> values) => Placeholders.Fill(Name, Text, values);

    private string Required(string name) => Header.TryGetValue(name, out var value) ? value : throw new JobException($"{Name} has no line '-- @{name}'.");

    // A comma inside DECIMAL(10,2) does not part two columns.
    private ImmutableArray<string> List(string name) => Header.TryGetValue(name, out var value) ? [.. value.Split(", ").Select(item => item.Trim())] : [];
}
