namespace Orchestration.Local.Worker.Crawling;

/// <summary>The catalog's (Hive's) name of a DuckDB type.</summary>
internal static class GlueTypes
{
    public static string Of(string type)
    {
        type = type.Trim();

        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            return $"array<{Of(type[..^2])}>";
        }

        if (type.StartsWith("STRUCT(", StringComparison.Ordinal))
        {
            return $"struct<{string.Join(",", Parts(type[7..^1]).Select(Field))}>";
        }

        if (type.StartsWith("MAP(", StringComparison.Ordinal) && Parts(type[4..^1]).ToList() is [var key, var value])
        {
            return $"map<{Of(key)},{Of(value)}>";
        }

        return type switch
        {
            "BIGINT" or "UINTEGER" => "bigint",
            "INTEGER" or "USMALLINT" => "int",
            "SMALLINT" or "UTINYINT" => "smallint",
            "TINYINT" => "tinyint",
            "UBIGINT" => "decimal(20,0)",
            "HUGEINT" => "decimal(38,0)",
            "DOUBLE" => "double",
            "FLOAT" => "float",
            "BOOLEAN" => "boolean",
            "DATE" => "date",
            "BLOB" => "binary",
            _ when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) => "timestamp",
            _ when type.StartsWith("DECIMAL(", StringComparison.Ordinal) => type.ToLowerInvariant().Replace(" ", ""),
            _ => "string",
        };
    }

    private static string Field(string field)
    {
        var end = field[0] == '"' ? field.IndexOf('"', 1) + 1 : field.IndexOf(' ');
        return field[..end].Trim('"').ToLowerInvariant() + ":" + Of(field[end..]);
    }

    // Commas inside brackets or quotes do not part.
    private static IEnumerable<string> Parts(string text)
    {
        var (depth, start, quoted) = (0, 0, false);

        for (var index = 0; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '"':
                    quoted = !quoted;
                    break;
                case '(' when !quoted:
                    depth++;
                    break;
                case ')' when !quoted:
                    depth--;
                    break;
                case ',' when !quoted && depth == 0:
                    yield return text[start..index].Trim();
                    start = index + 1;
                    break;
            }
        }

        yield return text[start..].Trim();
    }
}
