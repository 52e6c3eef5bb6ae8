using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Orchestration.Aws.Credentials;

namespace Orchestration.Aws.Http;

/// <summary>Makes the HTTP clients of the SDK: each of its clients has one, which goes with it. They trust the authorities of <c>AWS_CA_BUNDLE</c>, where that is set.</summary>
internal sealed class HttpClients : HttpClientFactory
{
    /// <exception cref="SetupException"><c>AWS_CA_BUNDLE</c> names what holds no certificates.</exception>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var sockets = new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None };
        var connected = 0;
        sockets.ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, inPlace: Interlocked.Exchange(ref connected, 1) == 0, cancellationToken);

        // A bundle takes long to read, and an endpoint without TLS has no use for it.
        if (clientConfig.ServiceURL?.StartsWith("http:", StringComparison.OrdinalIgnoreCase) is not true)
        {
            sockets.SslOptions.CertificateChainPolicy = AuthorityBundle.Read();
        }

        if (clientConfig.MaxConnectionsPerServer is { } connections)
        {
            sockets.MaxConnectionsPerServer = connections;
        }

        if (clientConfig.ConnectTimeout is { } patience)
        {
            sockets.ConnectTimeout = patience;
        }

        if (clientConfig.GetWebProxy() is { } proxy)
        {
            sockets.Proxy = proxy;
        }

        if (sockets.Proxy is not null && clientConfig.ProxyCredentials is { } credentials)
        {
            sockets.Proxy.Credentials = credentials;
        }

        var client = new HttpClient(new FirstInPlace(sockets));

        if (clientConfig.Timeout is { } timeout)
        {
            client.Timeout = timeout;
        }

        return client;
    }

    // A thread of the pool connects. The first connection is made in place too, for the reason of FirstInPlace.
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, bool inPlace, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        try
        {
            if (inPlace)
            {
                Connect(socket, host, cancellationToken);
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

    private static void Connect(Socket socket, DnsEndPoint host, CancellationToken cancellationToken)
    {
        using var cancelled = cancellationToken.UnsafeRegister(static socket => ((Socket)socket!).Dispose(), socket);

        try
        {
            socket.Connect(host);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is SocketException or ObjectDisposedException)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
    }
}
