using System.Text.Json;
using Npgsql;

namespace Orchestration.Local.Worker.Protocol;

/// <summary>Where a database is and who may enter it.</summary>
internal sealed record DatabaseLogin(string Host, int Port, string Database, string Username, string Password)
{
    public static DatabaseLogin Read(JsonElement json) => new(
        Text(json, "host") ?? "127.0.0.1",
        json.TryGetProperty("port", out var port) && port.TryGetInt32(out var number) ? number : 5432,
        Text(json, "database") ?? Text(json, "dbname") ?? "postgres",
        Text(json, "username") ?? "",
        Text(json, "password") ?? "");

    public NpgsqlDataSource Open() => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
    {
        Host = Host,
        Port = Port,
        Database = Database,
        Username = Username,
        Password = Password,
        CommandTimeout = 0,
        Timezone = "UTC",
    });

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
