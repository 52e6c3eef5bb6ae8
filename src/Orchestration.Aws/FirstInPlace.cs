using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;

namespace Orchestration.Aws;

/// <summary>HTTP clients that send their first request in place, on the caller's thread, and all others asynchronously.</summary>
/// <remarks>
/// A command that makes one call has nothing else to do meanwhile, and a call that never waits needs none of the machinery of waiting,
/// which is a third of what a process without native code compiles before it prints its first line.
/// </remarks>
internal sealed class FirstInPlace : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        // As the SDK sets up its own.
        var sockets = new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None };
        var connected = 0;
        sockets.ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, inPlace: Interlocked.Exchange(ref connected, 1) == 0, cancellationToken);

        if (clientConfig.MaxConnectionsPerServer is { } connections)
        {
            sockets.MaxConnectionsPerServer = connections;
        }

        if (clientConfig.GetWebProxy() is { } proxy)
        {
            sockets.Proxy = proxy;
        }

        var client = new HttpClient(new Handler(sockets));

        if (clientConfig.Timeout is { } timeout)
        {
            client.Timeout = timeout;
        }

        return client;
    }

    public override string GetConfigUniqueString(IClientConfig clientConfig) => nameof(FirstInPlace);

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    // What connects is a thread of the pool, and whoever waits for it can be cancelled.
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, bool inPlace, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        try
        {
            if (inPlace)
            {
                socket.Connect(host);
            }
            else
            {
                await socket.ConnectAsync(host, cancellationToken).ConfigureAwait(false);
            }

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class Handler(SocketsHttpHandler sockets) : DelegatingHandler(sockets)
    {
        private int _sent;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Interlocked.Exchange(ref _sent, 1) == 0 && request.Version <= HttpVersion.Version11
                ? Task.FromResult(Send(request, cancellationToken))
                : base.SendAsync(request, cancellationToken);
    }
}
