using Orchestration.Local.Postgres;
using Orchestration.Tests.Shared;

namespace Orchestration.Local.Worker.Tests;

/// <summary>One PostgreSQL for all tests that need one.</summary>
[SetUpFixture]
internal sealed class LocalServer
{
    private static readonly SemaphoreSlim Starting = new(1);
    private static PostgresServer? _server;
    private static DataFolder? _data;

    public static async Task<PostgresServer> StartAsync()
    {
        await Starting.WaitAsync();

        try
        {
            _data ??= DataFolder.Open(Directory.CreateTempSubdirectory("orchestration-server-").FullName);
            return _server ??= await PostgresServer.StartAsync(_data, SharedData.Repository(), static _ => { }, default);
        }
        finally
        {
            Starting.Release();
        }
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (_data is not null)
        {
            _data.Dispose();
            Directory.Delete(_data.Root, recursive: true);
        }
    }
}
