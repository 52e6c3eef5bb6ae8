using System.Net;
using System.Net.Sockets;
using Amazon.StepFunctions.Model;
using Orchestration.Aws.Http;
using Orchestration.Query.Json;
using Orchestration.Tests.Shared.Aws;
using static Orchestration.Tests.Shared.Aws.ScriptedAws;

namespace Orchestration.Aws.Tests;

public class ConnectionTests
{
    [Test]
    public async Task The_calls_of_a_client_share_a_connection()
    {
        await using var aws = await ScriptedAws.StartAsync();
        aws.On("ListStateMachines", _ => Answer.Json(JsonValue.Object(("stateMachines", JsonValue.Array([])))));
        using var clients = new AwsClients(new AwsSettings { EndpointUrl = aws.Url });

        for (var call = 0; call < 5; call++)
        {
            await clients.StepFunctions.ListStateMachinesAsync(new ListStateMachinesRequest());
        }

        aws.Calls.Should().HaveCount(5);
        aws.Connections.Should().ContainSingle();
    }

    [Test]
    public async Task The_first_request_is_sent_in_place_and_the_others_are_not()
    {
        var ways = new Ways();
        using var client = new HttpClient(new FirstInPlace(ways));

        for (var call = 0; call < 3; call++)
        {
            using var response = await client.GetAsync(new Uri("http://example.invalid/"));
        }

        ways.Taken.Should().Equal("in place", "asynchronously", "asynchronously");
    }

    [Test]
    public async Task A_first_request_that_nobody_answers_is_given_up_when_that_is_wished()
    {
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        using var clients = new AwsClients(new AwsSettings { EndpointUrl = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}", Attempts = 1 });
        using var interrupted = new CancellationTokenSource();
        var call = Task.Run(() => clients.StepFunctions.ListStateMachinesAsync(new ListStateMachinesRequest(), interrupted.Token));

        await interrupted.CancelAsync();

        await call.Invoking(static call => call).Should().ThrowAsync<OperationCanceledException>();
    }

    [Test]
    public void What_is_set_up_beside_the_first_call_works() => HeadStart.Exchange().Should().Be(HttpStatusCode.OK);

    private sealed class Ways : HttpMessageHandler
    {
        public List<string> Taken { get; } = [];

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Taken.Add("in place");
            return new();
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Taken.Add("asynchronously");
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
