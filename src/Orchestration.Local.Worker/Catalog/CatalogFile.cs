using System.Collections.Immutable;
using System.Text.Json;

namespace Orchestration.Local.Worker.Catalog;

/// <summary>The catalog that the crawlers fill: one file, in the shape of Glue's own answers.</summary>
internal sealed class CatalogFile(string path)
{
    /// <summary>A table, or the failure that names it.</summary>
    public CatalogTable Table(string database, string name)
    {
        using var document = Read();

        return document.RootElement.GetProperty("Databases").EnumerateArray()
            .Where(entry => Name(entry) == database)
            .SelectMany(entry => entry.GetProperty("Tables").EnumerateArray())
            .Where(entry => Name(entry) == name)
            .Select(Read)
            .FirstOrDefault()
            ?? throw new JobException($"EntityNotFoundException: Table {name} not found in the catalog database {database}; was it crawled?");
    }

    private static CatalogTable Read(JsonElement table) => new(
        Name(table),
        Location(table),
        Columns(table.GetProperty("StorageDescriptor").GetProperty("Columns")),
        table.TryGetProperty("PartitionKeys", out var keys) ? Columns(keys) : [],
        table.TryGetProperty("Partitions", out var partitions) ? [.. partitions.EnumerateArray().Select(ReadPartition)] : []);

    private static CatalogPartition ReadPartition(JsonElement partition) =>
        new([.. partition.GetProperty("Values").EnumerateArray().Select(value => value.GetString()!)], Location(partition));

    private static ImmutableArray<CatalogColumn> Columns(JsonElement columns) =>
        [.. columns.EnumerateArray().Select(column => new CatalogColumn(Name(column), column.TryGetProperty("Type", out var type) ? type.GetString()! : "string"))];

    private static string Location(JsonElement element) => element.GetProperty("StorageDescriptor").GetProperty("Location").GetString()!;

    private static string Name(JsonElement element) => element.GetProperty("Name").GetString()!;

    private JsonDocument Read()
    {
        try
        {
            return JsonDocument.Parse(File.Exists(path) ? File.ReadAllBytes(path) : """{"Databases": []}"""u8.ToArray());
        }
        catch (JsonException exception)
        {
            throw new JobException($"The catalog {path} is not JSON: {exception.Message}", exception);
        }
    }
}
