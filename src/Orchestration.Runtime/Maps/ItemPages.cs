namespace Orchestration.Runtime.Maps;

/// <summary>Reads items in pages, one at a time, and lets go of their source at the end or when it is closed.</summary>
internal sealed class ItemPages(IAsyncEnumerator<MapItem> source)
{
    /// <summary>How many items a page has at most.</summary>
    public const int MostItems = 1000;

    // Large items make smaller pages.
    private const long MostBytes = ByteWindow.LargestItem;

    private readonly Lock _gate = new();
    private bool _isReading;
    private bool _isClosed;

    public async ValueTask<ItemPage> NextAsync()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _isReading = true;
        }

        var hasMore = false;

        try
        {
            var (items, bytes) = (new List<MapItem>(), 0L);

            while (items.Count < MostItems && bytes < MostBytes)
            {
                if (!await source.MoveNextAsync().ConfigureAwait(false))
                {
                    return new(items, IsLast: true);
                }

                items.Add(source.Current);
                bytes += source.Current.Value.Utf8Length;
            }

            hasMore = true;
            return new(items, IsLast: false);
        }
        finally
        {
            if (IsToBeReleased(hasMore))
            {
                await source.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Lets go of the source, now or when the page that is being read is there.</summary>
    public void Close()
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;

            if (_isReading)
            {
                return;
            }
        }

        _ = source.DisposeAsync().AsTask();
    }

    private bool IsToBeReleased(bool hasMore)
    {
        lock (_gate)
        {
            _isReading = false;
            var isToBeReleased = _isClosed || !hasMore;
            _isClosed |= !hasMore;
            return isToBeReleased;
        }
    }
}
