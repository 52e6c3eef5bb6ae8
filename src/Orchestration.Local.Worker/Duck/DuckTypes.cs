namespace Orchestration.Local.Worker.Duck;

/// <summary>The types of the contract in the words of each party: SQL files (Spark), the catalog (Hive), DuckDB, the warehouse (PostgreSQL).</summary>
internal static class DuckTypes
{
    /// <summary>DuckDB's name of a type that an SQL file declares.</summary>
    public static string FromDeclared(string type) => type.ToUpperInvariant() switch
    {
        "STRING" => "VARCHAR",
        "INT" => "INTEGER",
        var other => other,
    };

    /// <summary>DuckDB's name of a type in the catalog.</summary>
    public static string FromCatalog(string type) => FromDeclared(type);

    /// <summary>What the warehouse calls a type in the catalog.</summary>
    public static string ToWarehouse(string catalogType) => catalogType.ToLowerInvariant() switch
    {
        "string" => "character varying",
        "int" => "integer",
        "timestamp" => "timestamp without time zone",
        "double" => "double precision",
        var type when type.StartsWith("decimal", StringComparison.Ordinal) => type.Replace("decimal", "numeric"),
        var other => other,
    };
}
