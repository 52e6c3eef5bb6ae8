using Npgsql;

namespace Orchestration.Local.Worker.Warehouse;

/// <summary>A session with the PostgreSQL that stands in for Redshift.</summary>
internal sealed class WarehouseConnection(NpgsqlConnection connection)
{
    private readonly WarehouseSql _sql = new();

    /// <summary>Runs a script statement by statement; the first that fails ends it, and the transaction that it is in.</summary>
    public async Task RunAsync(string script, CancellationToken cancelled)
    {
        foreach (var statement in _sql.Translate(script))
        {
            try
            {
                await using var command = new NpgsqlCommand(statement, connection);
                await command.ExecuteNonQueryAsync(cancelled);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidTextRepresentation)
            {
                // A check of ours: its sentence stands between the quotes of "invalid input syntax for type integer".
                throw new JobException(exception.MessageText.Split('"') is [_, var sentence, ..] ? sentence : exception.MessageText, exception);
            }
        }
    }

    /// <summary>The columns of a table, in order, with PostgreSQL's names of their types; empty when there is no such table.</summary>
    public async Task<IReadOnlyList<WarehouseColumn>> ColumnsAsync(string schema, string table, CancellationToken cancelled)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT column_name, data_type, character_maximum_length, numeric_precision, numeric_scale FROM information_schema.columns
            WHERE table_schema = $1 AND table_name = $2 ORDER BY ordinal_position
            """,
            connection);
        command.Parameters.AddWithValue(schema);
        command.Parameters.AddWithValue(table);
        var columns = new List<WarehouseColumn>();
        await using var reader = await command.ExecuteReaderAsync(cancelled);

        while (await reader.ReadAsync(cancelled))
        {
            var type = reader.GetString(1);
            columns.Add(new(
                reader.GetString(0),
                type == "numeric" ? $"numeric({reader.GetInt32(3)},{reader.GetInt32(4)})" : type,
                reader.IsDBNull(2) ? null : reader.GetInt32(2)));
        }

        return columns;
    }

    /// <summary>Appends rows of CSV to a table.</summary>
    public async Task CopyAsync(string schema, string table, Func<Stream, Task> write, CancellationToken cancelled)
    {
        await using var text = (StreamWriter)await connection.BeginTextImportAsync($"COPY {schema}.{table} FROM STDIN (FORMAT csv)", cancelled);
        await write(text.BaseStream);
    }
}
