using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace Orchestration.Aws.Client;

/// <summary>An answer that comes in pages, as a stream that can be gone through once.</summary>
internal abstract class Paginator<TRequest, TResponse>(
    TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> call, Action<TRequest, string> setToken, Func<TResponse, string?> getToken) : IPaginator<TResponse>
{
    private int _used;

    public IPaginatedEnumerable<TResponse> Responses => new PaginatedResponse<TResponse>(this);

    protected IPaginatedEnumerable<TItem> Items<TItem>(Func<TResponse, IEnumerable<TItem>?> select) => new PaginatedResultKeyResponse<TResponse, TItem>(this, response => select(response) ?? []);

    async IAsyncEnumerable<TResponse> IPaginator<TResponse>.PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _used, 1) != 0)
        {
            throw new InvalidOperationException("Paginator has already been consumed and cannot be reused. Please create a new instance.");
        }

        while (true)
        {
            var response = await call(request, cancellationToken).ConfigureAwait(false);
            yield return response;

            if (getToken(response) is not { Length: > 0 } token)
            {
                yield break;
            }

            setToken(request, token);
        }
    }
}
