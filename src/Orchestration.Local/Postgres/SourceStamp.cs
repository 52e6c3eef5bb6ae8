using Npgsql;

namespace Orchestration.Local.Postgres;

/// <summary>What the source database was last filled from, kept in it, so that the same rows are not loaded twice.</summary>
internal static class SourceStamp
{
    private const string Table = "local_stamp.loaded";

    public static async Task<string?> ReadAsync(string database, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        await using var exists = new NpgsqlCommand($"SELECT to_regclass('{Table}') IS NOT NULL", connection);

        if (await exists.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is not true)
        {
            return null;
        }

        await using var read = new NpgsqlCommand($"SELECT stamp FROM {Table}", connection);

        return await read.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as string;
    }

    public static Task ClearAsync(string database, CancellationToken cancellation) =>
        RunAsync(database, $"CREATE SCHEMA IF NOT EXISTS local_stamp; CREATE TABLE IF NOT EXISTS {Table} (stamp text); DELETE FROM {Table}", null, cancellation);

    public static Task WriteAsync(string database, string stamp, CancellationToken cancellation) =>
        RunAsync(database, $"INSERT INTO {Table} VALUES ($1)", stamp, cancellation);

    private static async Task RunAsync(string database, string sql, string? parameter, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        await using var command = new NpgsqlCommand(sql, connection);

        if (parameter is not null)
        {
            command.Parameters.Add(new() { Value = parameter });
        }

        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
