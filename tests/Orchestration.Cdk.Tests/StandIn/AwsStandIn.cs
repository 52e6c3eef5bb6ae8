using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Orchestration.Query.Json;
using Orchestration.Tests.Shared;

namespace Orchestration.Cdk.Tests.StandIn;

/// <summary>A stand-in for AWS on this machine, with the account bootstrapped for the CDK.</summary>
internal sealed class AwsStandIn : IAsyncDisposable
{
    public const string Region = "eu-central-1";
    public const string Account = "123456789012";

    private readonly Process _server;
    private readonly HttpClient _client;
    private readonly string _endpoint;

    private AwsStandIn(Process server, string endpoint) => (_server, _endpoint, _client) = (server, endpoint, new HttpClient { BaseAddress = new(endpoint) });

    /// <summary>Starts one; where moto or its patches are absent the test is skipped with a message.</summary>
    public static async Task<AwsStandIn> Start()
    {
        var cdk = CommandLine.Cdk();
        var patches = SharedData.Path("tools/moto_local.py");

        if (await Exists("python3", "-c", "import moto.server") is false)
        {
            Assert.Ignore("Skipped: moto, which stands in for CloudFormation, is not installed. Install it with: pip install 'moto[server,all]'");
        }

        var port = FreePort();
        var server = Process.Start(new ProcessStartInfo(
            "python3", [Path.Combine(SharedData.Repository(), "tests", "Orchestration.Cdk.Tests", "StandIn", "stand_in.py"), patches, "127.0.0.1", $"{port}"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var standIn = new AwsStandIn(server, $"http://127.0.0.1:{port}");

        try
        {
            await Listens(server);
            (await standIn.Cdk(cdk, "bootstrap", $"aws://{Account}/{Region}", "--app", "")).Should().Contain("bootstrapped");
            return standIn;
        }
        catch
        {
            await standIn.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where programs find this stand-in, and who they are there.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["AWS_ENDPOINT_URL"] = _endpoint,
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_REGION"] = Region,
        ["AWS_DEFAULT_REGION"] = Region,
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };

    /// <summary>Deploys what was synthesised into a folder, and writes its outputs there.</summary>
    public Task<string> Deploy(string folder) => Cdk(
        CommandLine.Cdk(), "deploy", "--app", folder, "--method", "direct", "--previous-parameters=false", "--require-approval", "never", "--all", "--outputs-file", Path.Combine(folder, "outputs.json"));

    public Task<string> Diff(string folder) => Cdk(CommandLine.Cdk(), "diff", "--app", folder, "--no-change-set");

    public Task<string> Destroy(string folder) => Cdk(CommandLine.Cdk(), "destroy", "--app", folder, "--force", "--all");

    /// <summary>Calls a service that speaks the query protocol, without parameters.</summary>
    public async Task<string> Query(string service, string action, string version)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent([new("Action", action), new("Version", version)]) };
        message.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260101/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=0");

        using var answer = await _client.SendAsync(message);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.OK, text);
        return text;
    }

    /// <summary>Calls Step Functions.</summary>
    public async Task<JsonValue> StepFunctions(string action, JsonValue request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(request.ToJson(), Encoding.UTF8) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        message.Headers.TryAddWithoutValidation("X-Amz-Target", $"AWSStepFunctions.{action}");
        message.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260101/{Region}/states/aws4_request, SignedHeaders=host, Signature=0");

        using var answer = await _client.SendAsync(message);
        return JsonValue.Parse(await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _server.Kill(entireProcessTree: true);
        await _server.WaitForExitAsync();
        _server.Dispose();
    }

    private async Task<string> Cdk(string cdk, params string[] arguments)
    {
        var (exitCode, output) = await CommandLine.Run("node", [cdk, .. arguments], Environment);

        exitCode.Should().Be(0, output);
        return output;
    }

    private static async Task<bool> Exists(string program, params string[] arguments)
    {
        try
        {
            return (await CommandLine.Run(program, arguments)).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task Listens(Process server)
    {
        // Everything the server says has to be read, or it stops when the pipe is full.
        var listening = new TaskCompletionSource();
        server.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                listening.TrySetException(new InvalidOperationException("The stand-in ended before it listened."));
            }
            else if (line.Data.Contains("Running on", StringComparison.Ordinal))
            {
                listening.TrySetResult();
            }
        };

        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        await listening.Task;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
