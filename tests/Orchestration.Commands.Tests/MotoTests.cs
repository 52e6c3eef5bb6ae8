using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Amazon.StepFunctions.Model;
using Orchestration.Aws;
using Orchestration.Query.Json;
using Orchestration.Tests.Shared;

namespace Orchestration.Commands.Tests;

/// <summary>The commands against moto, where it is installed: another's idea of the protocol than ours.</summary>
public class MotoTests
{
    private static readonly string Port = FreePort();

    private Process? _moto;
    private AwsClients _clients = null!;
    private Console _console = null!;

    private static string Url => $"http://127.0.0.1:{Port}";

    [OneTimeSetUp]
    public async Task StartMoto()
    {
        var server = SharedData.TryPath("tools/moto_local.py");

        if (server is null || !await HasMotoAsync())
        {
            Assert.Ignore("Skipped: moto is not installed for python3, or ../shared/tools/moto_local.py is not there.");
        }

        _moto = Process.Start(new ProcessStartInfo("python3", [server!, "-H", "127.0.0.1", "-p", Port]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _moto.OutputDataReceived += static (_, _) => { };
        _moto.ErrorDataReceived += static (_, _) => { };
        _moto.BeginOutputReadLine();
        _moto.BeginErrorReadLine();
        _clients = new AwsClients(new AwsSettings { EndpointUrl = Url, Attempts = 1 });
        await ReachedAsync();
        await CreateAsync("good", """{"StartAt":"A","States":{"A":{"Type":"Pass","Result":{"n":1},"Next":"B"},"B":{"Type":"Wait","Seconds":1,"Next":"D"},"D":{"Type":"Succeed"}}}""");
        await CreateAsync("bad", """{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"F"},"F":{"Type":"Fail","Error":"E","Cause":"because"}}}""");
        await CreateAsync("slow", """{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":600,"End":true}}}""");
    }

    [OneTimeTearDown]
    public void StopMoto()
    {
        _clients?.Dispose();
        _moto?.Kill(entireProcessTree: true);
        _moto?.Dispose();
    }

    [SetUp]
    public void SetUp() => _console = new Console();

    [TearDown]
    public void TearDown() => _console.Dispose();

    [Test]
    public async Task A_machine_is_started_and_watched_to_its_end()
    {
        (await RunAsync("start", "good", "--date", "2026-11-20", "--tail", "--json")).Should().Be(ExitCode.Succeeded, _console.Error);

        var summary = JsonValue.Parse(_console.Lines[^1]);
        summary["status"].AsString().Should().Be("SUCCEEDED");
        summary["states"].AsArray().Select(state => state["name"].AsString()).Should().Equal("A", "B", "D");

        (await RunAsync("list", "good", "--json")).Should().Be(ExitCode.Succeeded);
        JsonValue.Parse(_console.Lines[0])["name"].AsString().Should().Be("2026-11-20-1");

        (await RunAsync("show", "good/2026-11-20-1", "--state", "A")).Should().Be(ExitCode.Succeeded);
        _console.Output.Should().Contain("""output  {"n":1}""");

        (await RunAsync("history", "good@latest")).Should().Be(ExitCode.Succeeded);
        _console.Output.Should().Contain("ExecutionSucceeded");
    }

    [Test]
    public async Task A_machine_that_fails_gives_the_exit_code_of_a_failure()
    {
        (await RunAsync("start", "bad", "--tail")).Should().Be(ExitCode.Failed);

        _console.Lines.Should().Contain("✖ F  E").And.Contain("  cause   because");
    }

    [Test]
    public async Task An_execution_is_stopped_and_its_tail_says_so()
    {
        (await RunAsync("start", "slow", "--name", "s")).Should().Be(ExitCode.Succeeded);
        (await RunAsync("stop", "slow/s", "--cause", "enough")).Should().Be(ExitCode.Succeeded, _console.Error);

        (await RunAsync("tail", "slow/s", "--timeout", "20s")).Should().Be(ExitCode.Aborted, _console.Output + _console.Error);
    }

    [Test]
    public async Task Machines_are_listed()
    {
        (await RunAsync("machines", "--json")).Should().Be(ExitCode.Succeeded);

        _console.Lines.Select(line => JsonValue.Parse(line)["name"].AsString()).Should().Equal("bad", "good", "slow");
    }

    private Task<int> RunAsync(params string[] arguments) => _console.RunAsync([.. arguments, "--endpoint-url", Url]);

    private Task CreateAsync(string name, string definition) => _clients.StepFunctions.CreateStateMachineAsync(
        new CreateStateMachineRequest { Name = name, Definition = definition, RoleArn = "arn:aws:iam::123456789012:role/r" });

    private async Task ReachedAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, int.Parse(Port, System.Globalization.CultureInfo.InvariantCulture));
                return;
            }
            catch (SocketException) when (attempt < 300 && !_moto!.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }

    private static async Task<bool> HasMotoAsync()
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", "import moto, flask"]) { RedirectStandardError = true })!;
            await python.WaitForExitAsync();
            return python.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
