using System.Diagnostics;
using Amazon.SimpleNotificationService.Model;
using Amazon.StepFunctions.Model;
using Orchestration.Query.Json;
using Orchestration.Tests.Shared.Aws;

namespace Orchestration.Aws.Tests;

/// <summary>Requests as they were received, signed once more by botocore, where it is installed.</summary>
public class SignatureTests
{
    // Reads one request a line and prints the signature that botocore computes for it.
    private const string Botocore = """
        import json, sys
        from botocore.auth import SigV4Auth
        from botocore.awsrequest import AWSRequest
        from botocore.credentials import Credentials
        for line in sys.stdin:
            r = json.loads(line)
            region, service = r["scope"].split("/")[1:3]
            auth = SigV4Auth(Credentials(r["key"], r["secret"]), service, region)
            request = AWSRequest("POST", r["url"], data=r["body"].encode(), headers={n: r["headers"][n] for n in r["signed"].split(";")})
            request.context["timestamp"] = r["headers"]["x-amz-date"]
            canonical = "\n".join(["POST", "/", "", "".join(f"{n}:{' '.join(r['headers'][n].split())}\n" for n in r["signed"].split(";")), r["signed"], auth.payload(request)])
            print(auth.signature(auth.string_to_sign(request, canonical), request))
        """;

    [Test]
    public async Task Signatures_are_those_that_botocore_computes()
    {
        if (!await RunsAsync("import botocore"))
        {
            Assert.Ignore("Skipped: botocore is not installed for python3.");
        }

        await using var aws = await ScriptedAws.StartAsync();
        using var clients = new AwsClients(new AwsSettings { EndpointUrl = aws.Url, Attempts = 1 });
        await TryAsync(() => clients.StepFunctions.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = "arn:m", Input = """{"grüße":"€ 😀"}""" }));
        await TryAsync(() => clients.StepFunctions.ListStateMachinesAsync(new ListStateMachinesRequest()));
        await TryAsync(() => clients.Glue.GetJobRunAsync(new Amazon.Glue.Model.GetJobRunRequest { JobName = "j", RunId = "r" }));
        await TryAsync(() => clients.Notifications.PublishAsync(new PublishRequest { TopicArn = "arn:t", Subject = "a b+c", Message = "ü&=%" }));

        aws.Calls.Should().HaveCount(4);
        var requests = aws.Calls.Select(call => Request(call, aws.Url)).ToList();
        var computed = await BotocoreAsync(requests.Select(request => request.ToJson()));

        computed.Should().Equal(aws.Calls.Select(call => Part(call, "Signature")));
    }

    private static JsonValue Request(ScriptedAws.Call call, string url) => JsonValue.Object(
        ("url", url + "/"),
        ("body", call.Text),
        ("headers", JsonValue.Object([.. call.Headers.Select(header => (header.Key.ToLowerInvariant(), new JsonValue(header.Value)))])),
        ("signed", Part(call, "SignedHeaders")),
        ("scope", string.Join('/', Part(call, "Credential").Split('/')[1..])),
        ("key", Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID")!),
        ("secret", Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY")!));

    private static string Part(ScriptedAws.Call call, string name) => call.Headers["Authorization"].Split(name + "=")[1].Split(',')[0].Trim();

    private static async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Amazon.Runtime.AmazonServiceException)
        {
            // The server answers nothing of use; the request is what counts.
        }
    }

    private static async Task<string[]> BotocoreAsync(IEnumerable<string> lines)
    {
        using var python = Process.Start(new ProcessStartInfo("python3", ["-c", Botocore]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await python.StandardInput.WriteAsync(string.Join('\n', lines));
        python.StandardInput.Close();
        var output = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<bool> RunsAsync(string program)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", program]) { RedirectStandardError = true })!;
            await python.WaitForExitAsync();
            return python.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
