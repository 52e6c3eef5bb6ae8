using System.Collections.Immutable;
using Orchestration.Runtime;
using Orchestration.Runtime.History;

namespace Orchestration.Commands.View;

/// <summary>What there is to see of an execution: its history folded into one row a state. Events are taken in their order and not kept.</summary>
internal sealed class ExecutionView
{
    private const int LongestLoop = 50;

    private readonly List<StateRow> _rows = [];
    private readonly Dictionary<(StateRow? Parent, string Name), StateRow> _byName = [];
    private readonly HashSet<StateVisit> _open = [];

    // For each event, by its id, the stay that it belongs to and whether a state that follows it is inside that stay.
    private readonly List<(StateVisit? Visit, bool Opens)> _events = [];
    private StateVisit? _lastFailed;
    private bool _loopsChanged;
    private ImmutableArray<StateRow>? _shown;

    /// <summary>The rows in the order in which their states were first entered; those inside a state follow it.</summary>
    public IReadOnlyList<StateRow> Rows => _rows;

    /// <summary>The rows to be shown: of a poll loop only its head.</summary>
    public ImmutableArray<StateRow> Shown
    {
        get
        {
            if (_shown is null || _loopsChanged)
            {
                _shown = [.. _rows.Where(row => row.Loop is null || row.Loop.Head == row)];
                _loopsChanged = false;
            }

            return _shown.Value;
        }
    }

    public ExecutionStatus Status { get; private set; } = ExecutionStatus.Running;

    public DateTimeOffset? Started { get; private set; }

    public DateTimeOffset? Ended { get; private set; }

    public int Redrives { get; private set; }

    public string? Error { get; private set; }

    public string? Cause { get; private set; }

    /// <summary>The number of the last event taken.</summary>
    public long LastEventId { get; private set; }

    /// <summary>When the last event happened.</summary>
    public DateTimeOffset LastTime { get; private set; }

    /// <summary>The row whose failure ended the execution, or led it to where it ended.</summary>
    public StateRow? FailedRow => _lastFailed?.Row;

    /// <summary>The row in which that failure began: <see cref="FailedRow"/>, or one inside it.</summary>
    public StateRow? FailedInnermost
    {
        get
        {
            var row = FailedRow;

            while (row?.Children.LastOrDefault(child => child.LastEnd is StateStatus.Failed or StateStatus.Caught && child.Error == row.Error) is { } inner)
            {
                row = inner;
            }

            return row;
        }
    }

    /// <summary>Whether the execution ended in a Fail state, which a redrive would only enter again.</summary>
    public bool EndedInFail { get; private set; }

    /// <summary>How long the execution took, or takes at <paramref name="now"/>.</summary>
    public TimeSpan Elapsed(DateTimeOffset now) => Started is { } started && (Ended ?? now) - started is { Ticks: > 0 } elapsed ? elapsed : TimeSpan.Zero;

    /// <summary>Takes the next event. One that was taken before is passed over.</summary>
    /// <returns>The stay that the event changed; null where it belongs to none, or was known.</returns>
    public StateVisit? Add(HistoryEvent happened)
    {
        if (happened.Id <= LastEventId)
        {
            return null;
        }

        LastEventId = happened.Id;
        LastTime = happened.Timestamp;
        Started ??= happened.Timestamp;
        var (before, inside) = At(happened.PreviousEventId);
        var (visit, opens) = Apply(happened, before, inside);

        while (_events.Count < happened.Id)
        {
            _events.Add(default);
        }

        _events.Add((visit, opens));
        return visit;
    }

    /// <summary>The stay that the event belongs to.</summary>
    public StateVisit? VisitOf(long id) => At(id).Visit;

    private (StateVisit? Visit, bool Opens) At(long id) => id > 0 && id < _events.Count ? _events[(int)id] : default;

    private (StateVisit? Visit, bool Opens) Apply(HistoryEvent happened, StateVisit? before, bool inside)
    {
        switch (happened.Type, happened.Details)
        {
            case (HistoryEventType.ExecutionStarted, _):
                Started = happened.Timestamp;
                return default;

            case (HistoryEventType.ExecutionRedriven, _):
                Redrives++;
                (Status, Ended, Error, Cause, EndedInFail) = (ExecutionStatus.Running, null, null, null, false);
                return (_lastFailed, false);

            case (HistoryEventType.ExecutionSucceeded, _):
                return End(happened, ExecutionStatus.Succeeded, before);

            case (HistoryEventType.ExecutionFailed, _):
                return End(happened, ExecutionStatus.Failed, before);

            case (HistoryEventType.ExecutionTimedOut, _):
                return End(happened, ExecutionStatus.TimedOut, before);

            case (HistoryEventType.ExecutionAborted, _):
                return End(happened, ExecutionStatus.Aborted, before);

            case (_, HistoryDetails.Entered entered):
                return (Enter(entered.Name, TypeOf(happened.Type), inside ? before : before?.Parent, inside ? null : before, happened.Timestamp), false);

            case (_, HistoryDetails.Exited exited):
                var left = Around(before, visit => visit.Row.Name == exited.Name);
                CloseInside(left, happened.Timestamp);
                Close(left, left is { Failing: true } ? StateStatus.Caught : StateStatus.Succeeded, happened.Timestamp);
                return (left, false);

            case (HistoryEventType.TaskScheduled, HistoryDetails.Scheduled scheduled):
                return (Attempt(before, $"{scheduled.ResourceType}:{scheduled.Resource}", happened.Timestamp), false);

            case (HistoryEventType.LambdaFunctionScheduled or HistoryEventType.ActivityScheduled, HistoryDetails.WorkScheduled scheduled):
                return (Attempt(before, scheduled.Resource, happened.Timestamp), false);

            case (HistoryEventType.TaskSubmitted, HistoryDetails.TaskProduced submitted):
                before?.Row.Work = Work.Of(submitted.Output) ?? before.Row.Work;
                return (before, false);

            case (HistoryEventType.MapStateStarted, var details):
                var map = Attempt(Around(before, visit => visit.Row.Type == "Map"), null, happened.Timestamp);

                if (map is not null && details is HistoryDetails.MapStarted { Length: var length })
                {
                    map.Row.Items += length;
                }

                return (map, true);

            case (HistoryEventType.ParallelStateStarted, _):
                return (Attempt(Around(before, visit => visit.Row.Type == "Parallel"), null, happened.Timestamp), true);

            case (HistoryEventType.MapRunStarted, HistoryDetails.MapRun run):
                before?.Row.MapRunArn = run.MapRunArn;
                before?.Row.Items = 0;
                return (before, false);

            case (HistoryEventType.MapIterationStarted, HistoryDetails.Iteration iteration):
                return (Around(before, visit => visit.Row.Type == "Map" && visit.Row.Name == iteration.Name), true);

            case (HistoryEventType.MapIterationSucceeded or HistoryEventType.MapIterationFailed or HistoryEventType.MapIterationAborted, HistoryDetails.Iteration iteration):
                return (EndIteration(happened, before, iteration), false);

            case (HistoryEventType.MapStateFailed, _):
                return (Fail(Around(before, visit => visit.Row.Type == "Map"), null, null), false);

            case (HistoryEventType.ParallelStateFailed, _):
                return (Fail(Around(before, visit => visit.Row.Type == "Parallel"), null, null), false);

            case (HistoryEventType.MapStateSucceeded, _):
                return (Around(before, visit => visit.Row.Type == "Map"), false);

            case (HistoryEventType.ParallelStateSucceeded, _):
                return (Around(before, visit => visit.Row.Type == "Parallel"), false);

            case (HistoryEventType.TaskStateAborted or HistoryEventType.WaitStateAborted or HistoryEventType.MapStateAborted or HistoryEventType.ParallelStateAborted, _):
                return (Abort(TypeOf(happened.Type), before, happened.Timestamp), false);

            case (_, HistoryDetails.Evaluation evaluation):
                return (Fail(Around(before, visit => visit.Row.Name == evaluation.State) ?? before, evaluation.Error, evaluation.Cause), false);

            case (_, HistoryDetails.TaskFailure failure):
                return (Fail(before, failure.Error, failure.Cause), false);

            case (_, HistoryDetails.Failure failure):
                return (Fail(before, failure.Error, failure.Cause), false);

            default:
                return (before, inside);
        }
    }

    private StateVisit Enter(string name, string type, StateVisit? parent, StateVisit? before, DateTimeOffset time)
    {
        if (!_byName.TryGetValue((parent?.Row, name), out var row))
        {
            row = new StateRow(name, type, parent?.Row) { Entered = time };
            _byName.Add((parent?.Row, name), row);
            parent?.Row.Children.Add(row);
            _rows.Insert(PlaceFor(row), row);
            _shown = null;
        }

        var visit = new StateVisit(row, parent, before);

        if (row.Visits > 0 && row.Loop is null)
        {
            Fold(visit);
        }

        row.Visits++;
        row.Open++;
        row.Attempts = 0;
        _open.Add(visit);

        // The chain is walked only to find loops; cut, it does not keep every stay of a long history alive.
        if (row.Loop is not null)
        {
            visit.Before = null;
        }

        return visit;
    }

    private int PlaceFor(StateRow row)
    {
        if (row.Parent is null)
        {
            return _rows.Count;
        }

        var place = _rows.IndexOf(row.Parent) + 1;

        while (place < _rows.Count && _rows[place].Depth > row.Parent.Depth)
        {
            place++;
        }

        return place;
    }

    private void Fold(StateVisit visit)
    {
        var round = new List<StateRow> { visit.Row };
        var earlier = visit.Before;

        while (earlier is not null && earlier.Row != visit.Row && round.Count < LongestLoop)
        {
            round.Add(earlier.Row);
            earlier = earlier.Before;
        }

        if (earlier?.Row != visit.Row || !round.Exists(row => row.Type == "Wait") || round.Exists(row => row.Loop is not null))
        {
            return;
        }

        // From the first state of the round on: the way back was walked.
        round.Reverse(1, round.Count - 1);
        var loop = new PollLoop(round.Find(row => row.Type == "Task") ?? round[0], [.. round]);
        round.ForEach(row => row.Loop = loop);
        _loopsChanged = true;
    }

    private StateVisit? Attempt(StateVisit? visit, string? resource, DateTimeOffset time)
    {
        if (visit is null)
        {
            return null;
        }

        if (!visit.Open)
        {
            // A redrive goes on in the state that failed, without entering it again.
            visit.Open = true;
            visit.Row.Open++;
            visit.Row.FailedVisits--;
            _open.Add(visit);
        }

        SetFailing(visit, false);
        visit.Attempts++;
        visit.Row.Attempts = visit.Attempts;
        visit.Row.Resource = resource ?? visit.Row.Resource;
        visit.Row.Left = time;
        return visit;
    }

    private StateVisit? Fail(StateVisit? visit, string? error, string? cause)
    {
        if (visit is null)
        {
            return null;
        }

        SetFailing(visit, true);
        visit.Row.Error = error ?? _lastFailed?.Row.Error;
        visit.Row.Cause = error is null ? _lastFailed?.Row.Cause : cause;
        _lastFailed = visit;
        return visit;
    }

    private StateVisit? EndIteration(HistoryEvent happened, StateVisit? before, HistoryDetails.Iteration iteration)
    {
        var inner = before;
        var map = Around(before, visit => visit.Row.Type == "Map" && visit.Row.Name == iteration.Name);

        if (map is null)
        {
            return null;
        }

        switch (happened.Type)
        {
            case HistoryEventType.MapIterationSucceeded:
                map.Row.ItemsSucceeded++;
                break;

            case HistoryEventType.MapIterationFailed:
                map.Row.ItemsFailed++;

                for (; inner is not null && inner != map; inner = inner.Parent)
                {
                    Close(inner, StateStatus.Failed, happened.Timestamp);
                }

                break;
        }

        return map;
    }

    // Aborted siblings point to the failure that stopped them, not to themselves.
    private StateVisit? Abort(string type, StateVisit? before, DateTimeOffset time)
    {
        var visit = before is { Open: true, Failing: false } && before.Row.Type == type
            ? before
            : _open.FirstOrDefault(open => open.Row.Type == type && !open.Failing);
        Close(visit, StateStatus.Aborted, time);
        return visit ?? before;
    }

    private (StateVisit? Visit, bool Opens) End(HistoryEvent happened, ExecutionStatus status, StateVisit? before)
    {
        Status = status;
        Ended = happened.Timestamp;

        if (happened.Details is HistoryDetails.Failure failure)
        {
            (Error, Cause) = (failure.Error, failure.Cause);
        }

        if (status is ExecutionStatus.Failed && before is { Open: true })
        {
            before.Row.Error ??= Error;
            before.Row.Cause ??= Cause;
            EndedInFail = before.Row.Type == "Fail";

            // A machine that announces its failures ends in Fail with the error that it caught.
            _lastFailed = EndedInFail && _lastFailed?.Row is { LastEnd: StateStatus.Caught or StateStatus.Failed } caught && caught.Error == Error ? _lastFailed : before;
        }

        foreach (var visit in _open.ToArray())
        {
            var inFailure = visit == before || visit.Failing || Holds(visit, before);
            Close(
                visit,
                status switch
                {
                    ExecutionStatus.Succeeded => StateStatus.Succeeded,
                    ExecutionStatus.TimedOut => StateStatus.TimedOut,
                    ExecutionStatus.Failed when inFailure => StateStatus.Failed,
                    _ => StateStatus.Aborted,
                },
                happened.Timestamp);
        }

        return (before, false);
    }

    // The branches that went on when a sibling failed are stopped without a word of their own.
    private void CloseInside(StateVisit? outer, DateTimeOffset time)
    {
        if (outer is not null && outer.Row.Children.Count > 0)
        {
            foreach (var visit in _open.Where(visit => visit != outer && Holds(outer, visit)).ToArray())
            {
                Close(visit, visit.Failing ? StateStatus.Failed : StateStatus.Aborted, time);
            }
        }
    }

    private void Close(StateVisit? visit, StateStatus end, DateTimeOffset time)
    {
        if (visit is not { Open: true })
        {
            return;
        }

        SetFailing(visit, false);
        visit.Open = false;
        visit.Row.Open--;
        visit.End = end;
        visit.Row.LastEnd = end;
        visit.Row.Left = time;
        _open.Remove(visit);

        if (end is StateStatus.Succeeded)
        {
            visit.Row.SucceededVisits++;
        }
        else if (end is not StateStatus.Aborted)
        {
            visit.Row.FailedVisits++;
        }
    }

    private static void SetFailing(StateVisit visit, bool failing)
    {
        if (visit.Failing != failing)
        {
            visit.Row.Retrying += failing ? 1 : -1;
            visit.Failing = failing;
        }
    }

    private static bool Holds(StateVisit outer, StateVisit? inner)
    {
        for (var visit = inner; visit is not null; visit = visit.Parent)
        {
            if (visit == outer)
            {
                return true;
            }
        }

        return false;
    }

    // The stay that an event means: the nearest around the event before it. Some events point to no event; then any that is open.
    private StateVisit? Around(StateVisit? visit, Func<StateVisit, bool> wanted)
    {
        while (visit is not null && !wanted(visit))
        {
            visit = visit.Parent;
        }

        return visit ?? _open.FirstOrDefault(wanted);
    }

    // `TaskStateEntered`, `MapStateAborted`: what stands before `State`.
    private static string TypeOf(string eventType) => eventType[..eventType.IndexOf("State", StringComparison.Ordinal)];
}
