using System.Net;

namespace Orchestration.Aws.Http;

/// <summary>Sends the first request in place, on the caller's thread, and all others asynchronously.</summary>
/// <remarks>
/// A command that makes one call has nothing else to do meanwhile, and a call that never waits needs none of the machinery of waiting,
/// which is a third of what a process without native code compiles before it prints its first line.
/// </remarks>
internal sealed class FirstInPlace(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private int _sent;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref _sent, 1) == 0 && request.Version <= HttpVersion.Version11
            ? Task.FromResult(Send(request, cancellationToken))
            : base.SendAsync(request, cancellationToken);
}
