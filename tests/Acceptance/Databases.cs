using Npgsql;
using Orchestration.Local;
using Orchestration.Local.Postgres;

namespace Orchestration.Acceptance;

/// <summary>The databases that a run left behind, opened again to look into them.</summary>
internal sealed class Databases : IAsyncDisposable
{
    private readonly DataFolder _data;
    private readonly PostgresServer _server;

    private Databases(DataFolder data, PostgresServer server) => (_data, _server) = (data, server);

    public static async Task<Databases> OpenAsync(string data)
    {
        var folder = DataFolder.Open(data);

        return new(folder, await PostgresServer.StartAsync(folder, Checkout.Own.Root, static _ => { }, default));
    }

    public Task<List<string>> WarehouseAsync(string sql) => AskAsync("prox-warehouse", sql);

    public Task<List<string>> SourceAsync(string sql) => AskAsync("prox-source", sql);

    /// <summary>Each table of the warehouse with its number of rows and a digest of them.</summary>
    public async Task<List<string>> DigestAsync()
    {
        var digests = new List<string>();

        foreach (var table in await WarehouseAsync("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"))
        {
            digests.AddRange(await WarehouseAsync($"SELECT '{table} ' || count(*) || ' ' || md5(string_agg(t::text, '|' ORDER BY t::text)) FROM public.{table} t"));
        }

        return digests;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _data.Dispose();
    }

    private async Task<List<string>> AskAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(_server.ConnectionString(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();

        while (await reader.ReadAsync())
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column).ToString())));
        }

        return rows;
    }
}
