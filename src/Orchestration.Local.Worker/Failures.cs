using DuckDB.NET.Data;
using Npgsql;

namespace Orchestration.Local.Worker;

/// <summary>Says what went wrong in one line, with the engine's own words.</summary>
internal static class Failures
{
    public static string Describe(Exception exception) => exception switch
    {
        PostgresException postgres => $"{postgres.MessageText} (SQLSTATE {postgres.SqlState})",
        DuckDBException duck => OneLine(duck.Message),
        NpgsqlException { InnerException: { } inner } => $"The database does not answer: {inner.Message}",
        _ => OneLine(exception.Message),
    };

    private static string OneLine(string message) => message.Split("\n\nLINE ")[0].ReplaceLineEndings(" ").Trim();
}
