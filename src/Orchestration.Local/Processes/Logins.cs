using Orchestration.Local.Postgres;
using Orchestration.Query.Json;
using Orchestration.Resources;

namespace Orchestration.Local.Processes;

/// <summary>What a process is told on its standard input: secrets and connections, as Secrets Manager and Glue would give them.</summary>
internal static class Logins
{
    public static JsonValue None { get; } = JsonValue.Object(("secrets", JsonValue.Object()), ("connections", JsonValue.Object()));

    /// <summary>All that the system has.</summary>
    public static JsonValue Of(ResourceSet resources, PostgresServer server) => JsonValue.Object(
        ("secrets", JsonValue.Object(
        [
            .. resources.OfKind<SourceDatabase>().Select(source => (source.Secret.Name, Secret(server, source.Name))),
            .. resources.OfKind<Warehouse>().Select(warehouse => (warehouse.Secret.Name, Secret(server, warehouse.Name))),
        ])),
        ("connections", JsonValue.Object([.. resources.OfKind<Connection>().Select(connection => (connection.Name, Login(server, connection.Target.Name)))])));

    /// <summary>One connection called <c>source</c>.</summary>
    public static JsonValue Source(PostgresServer server, string database) =>
        JsonValue.Object(("secrets", JsonValue.Object()), ("connections", JsonValue.Object(("source", Login(server, database)))));

    private static JsonValue Secret(PostgresServer server, string database) => JsonValue.Object(
        ("username", server.User), ("password", server.Password), ("engine", "postgres"), ("host", "127.0.0.1"), ("port", server.Port), ("dbname", database)).ToJson();

    private static JsonValue Login(PostgresServer server, string database) => JsonValue.Object(
        ("host", "127.0.0.1"), ("port", server.Port), ("database", database), ("username", server.User), ("password", server.Password));
}
