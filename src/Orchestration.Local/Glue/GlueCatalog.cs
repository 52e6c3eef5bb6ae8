using Orchestration.Query.Json;

namespace Orchestration.Local.Glue;

/// <summary>The Glue Data Catalog as one file: databases, their tables, and the tables' partitions.</summary>
internal sealed class GlueCatalog
{
    private const string MadeBy = "UPDATED_BY_CRAWLER";
    private const string Deprecated = "DEPRECATED_BY_CRAWLER";

    private readonly string _file;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, SortedDictionary<string, JsonObject>> _databases = new(StringComparer.Ordinal);

    private GlueCatalog(string file) => _file = file;

    /// <summary>Reads the file where there is one, and makes the databases that it lacks.</summary>
    public static GlueCatalog Open(string file, IEnumerable<string> databases)
    {
        var catalog = new GlueCatalog(file);

        if (KeptFile.Read(file) is { IsObject: true } kept)
        {
            catalog.Read(kept);
        }

        foreach (var name in databases)
        {
            catalog._databases.TryAdd(name, new(StringComparer.Ordinal));
        }

        catalog.Write();

        return catalog;
    }

    /// <summary>Takes over what a crawl found: its tables are updated in place, and those it found earlier and no longer does are marked.</summary>
    public CatalogChanges Take(string database, string crawler, IEnumerable<JsonObject> found, DateTimeOffset now)
    {
        lock (_gate)
        {
            var tables = _databases[database];
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var changes = new CatalogChanges(0, 0, 0);

            foreach (var table in found)
            {
                var name = NameOf(table);
                seen.Add(name);
                var parameters = Parameters(table).With("CrawlerSchemaSerializerVersion", "1.0").With("CrawlerSchemaDeserializerVersion", "1.0").With(MadeBy, crawler);
                var existing = tables.GetValueOrDefault(name);
                changes = existing is null ? changes with { Created = changes.Created + 1 } : changes with { Updated = changes.Updated + 1 };
                tables[name] = table
                    .With("DatabaseName", database)
                    .With("TableType", "EXTERNAL_TABLE")
                    .With("CreateTime", existing is not null && existing.TryGet("CreateTime", out var created) ? created : Aws.Text(now))
                    .With("UpdateTime", Aws.Text(now))
                    .With("CreatedBy", $"arn:aws:sts::{Aws.Account}:assumed-role/{crawler}/AWS-Crawler")
                    .With("Parameters", parameters);
            }

            foreach (var (name, table) in tables.Where(entry => !seen.Contains(entry.Key)).ToList())
            {
                var parameters = Parameters(table);

                if (parameters.TryGet(MadeBy, out var maker) && maker == crawler && !parameters.Has(Deprecated))
                {
                    tables[name] = table.With("Parameters", parameters.With(Deprecated, Aws.Milliseconds(now).NumberSpelling()));
                    changes = changes with { Deprecated = changes.Deprecated + 1 };
                }
            }

            Write();

            return changes;
        }
    }

    /// <summary>The table as <c>glue:GetTable</c> has it, with its partitions beside; null where there is none.</summary>
    public JsonObject? Find(string database, string table)
    {
        lock (_gate)
        {
            return _databases.GetValueOrDefault(database)?.GetValueOrDefault(table);
        }
    }

    public void Put(string database, JsonObject table)
    {
        lock (_gate)
        {
            _databases[database][NameOf(table)] = table;
            Write();
        }
    }

    private static string NameOf(JsonObject table) => table.TryGet("Name", out var name) ? name.AsString() : throw new LocalException("The catalog holds a table without a name.");

    private static JsonObject Parameters(JsonObject table) => table.TryGet("Parameters", out var parameters) && parameters.IsObject ? parameters.AsObject() : JsonObject.Empty;

    private void Read(JsonValue json)
    {
        foreach (var database in Items(json["Databases"]))
        {
            var tables = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);

            foreach (var table in Items(database["Tables"]).Where(static table => table["Name"].IsString))
            {
                tables[table["Name"].AsString()] = table.AsObject();
            }

            if (database["Name"].IsString)
            {
                _databases[database["Name"].AsString()] = tables;
            }
        }
    }

    private static JsonArray Items(JsonValue list) => list.IsArray ? list.AsArray() : JsonArray.Empty;

    private void Write() => AtomicFile.Write(_file, JsonValue.Object(("Databases", JsonValue.Array(
        [.. _databases.Select(database => JsonValue.Object(
            ("Name", database.Key),
            ("Tables", JsonValue.Array([.. database.Value.Values.Select(table => (JsonValue)table)]))))]))).ToJson(indented: true) + "\n");
}
