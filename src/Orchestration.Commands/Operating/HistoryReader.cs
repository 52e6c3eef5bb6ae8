using Amazon.StepFunctions.Model;
using HistoryEvent = Orchestration.Runtime.History.HistoryEvent;

namespace Orchestration.Commands.Operating;

/// <summary>Reads a history piece by piece: at first from its beginning, later from its end back to what is known.</summary>
internal sealed class HistoryReader(Remote remote, string executionArn, bool data)
{
    private const int WholePage = 1000;
    private const int FewestNew = 20;

    private long _last;
    private string? _token;
    private bool _caughtUp;
    private int _size = FewestNew;
    private long? _refusedAt;

    /// <summary>The next events in their order; none where nothing happened. A call that fails loses nothing: the next one goes on where it stood.</summary>
    public async Task<IReadOnlyList<HistoryEvent>> NextAsync(CancellationToken cancellationToken) =>
        _caughtUp ? await FromEndAsync(cancellationToken).ConfigureAwait(false) : await FromBeginningAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Whether everything there was has been read, so that it is worth waiting.</summary>
    public bool CaughtUp => _caughtUp;

    /// <summary>One event with its payload; null where it is too far back to be worth a call.</summary>
    public async Task<HistoryEvent?> WithDataAsync(long id, CancellationToken cancellationToken)
    {
        var back = _last - id + FewestNew;

        if (back > WholePage)
        {
            return null;
        }

        var page = await PageAsync(reverse: true, (int)back, null, includeData: true, cancellationToken).ConfigureAwait(false);
        return page.Events?.FirstOrDefault(happened => happened.Id == id) is { } found ? WireHistory.Read(found) : null;
    }

    private async Task<IReadOnlyList<HistoryEvent>> FromBeginningAsync(CancellationToken cancellationToken)
    {
        GetExecutionHistoryResponse page;

        try
        {
            page = await PageAsync(reverse: false, WholePage, _token, data, cancellationToken).ConfigureAwait(false);
        }
        catch (RemoteException failure) when (failure.InnerException is InvalidTokenException && _token is not null && _refusedAt != _last)
        {
            // A server that was restarted knows the place no more: from the beginning again, without what was taken.
            (_token, _refusedAt) = (null, _last);
            return [];
        }

        _token = page.NextToken;
        _caughtUp = string.IsNullOrEmpty(_token);
        return Take(page.Events ?? []);
    }

    private async Task<IReadOnlyList<HistoryEvent>> FromEndAsync(CancellationToken cancellationToken)
    {
        var found = new List<Amazon.StepFunctions.Model.HistoryEvent>();
        string? token = null;

        do
        {
            GetExecutionHistoryResponse page;

            try
            {
                page = await PageAsync(reverse: true, _size, token, data, cancellationToken).ConfigureAwait(false);
            }
            catch (RemoteException failure) when (failure.InnerException is InvalidTokenException && token is not null)
            {
                // The next look reads them all.
                return [];
            }

            found.AddRange(page.Events ?? []);
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token) && found.Count > 0 && found.Min(happened => happened.Id) > _last + 1);

        var taken = Take(found);

        // As many as came last time, and some more: little is read twice, and rarely a second page.
        _size = Math.Clamp(taken.Count * 3 / 2, FewestNew, WholePage);
        return taken;
    }

    private List<HistoryEvent> Take(List<Amazon.StepFunctions.Model.HistoryEvent> events)
    {
        List<HistoryEvent> taken = [.. events.Where(happened => happened.Id > _last).OrderBy(happened => happened.Id).DistinctBy(happened => happened.Id).Select(WireHistory.Read)];
        _last = taken.Count > 0 ? taken[^1].Id : _last;
        return taken;
    }

    private Task<GetExecutionHistoryResponse> PageAsync(bool reverse, int size, string? token, bool includeData, CancellationToken cancellationToken) => remote.CallAsync(
        "GetExecutionHistory",
        sfn => sfn.GetExecutionHistoryAsync(
            new GetExecutionHistoryRequest { ExecutionArn = executionArn, ReverseOrder = reverse ? true : null, MaxResults = size, NextToken = token, IncludeExecutionData = includeData },
            cancellationToken));
}
