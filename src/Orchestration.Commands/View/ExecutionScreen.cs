using Orchestration.Commands.Running;
using Orchestration.Runtime.History;

namespace Orchestration.Commands.View;

/// <summary>What a person sees of an execution, wherever it runs: takes events, folds them and shows them in the way that was asked for.</summary>
internal sealed class ExecutionScreen : ILocalRunObserver, IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly IExecutionRenderer _renderer;
    private readonly Func<DateTimeOffset> _now;
    private readonly ITimer? _timer;
    private readonly TaskCompletionSource _painted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _ended;

    /// <summary>A screen for <paramref name="subject"/>.</summary>
    /// <param name="subject">The execution.</param>
    /// <param name="environment">Where it is shown.</param>
    /// <param name="json">JSON lines instead of words.</param>
    /// <param name="compact">Leaves out what is over and went well.</param>
    /// <param name="now">The time of the execution's clock; null for one that goes on from the last event.</param>
    public ExecutionScreen(ViewSubject subject, CommandEnvironment environment, bool json, bool compact = false, Func<DateTimeOffset>? now = null)
    {
        Root = new ViewNode(subject);
        IsLive = !json && environment.Live;
        _renderer = json ? new JsonLines(environment.Output) : IsLive ? new LiveTable(environment, compact) : new PlainLines(environment.Output, new MessageBlock(environment.Unicode, links: false), compact);
        _now = now ?? new ClockOfEvents(Root.View, environment.Time).Now;
        _renderer.Begin(Root);

        if (IsLive)
        {
            _timer = environment.Time.CreateTimer(_ => Tick(), null, Beat, Beat);
        }
    }

    /// <summary>The execution that is looked at.</summary>
    public ViewNode Root { get; }

    /// <summary>Whether it is a table that is kept up to date.</summary>
    public bool IsLive { get; }

    /// <summary>Is over once a table has been painted that shows the execution; never where there is none.</summary>
    public Task Painted => _painted.Task;

    /// <inheritdoc />
    public void Happened(HistoryEvent happened) => Happened(Root, happened);

    /// <summary>Takes an event of <paramref name="node"/>.</summary>
    public void Happened(ViewNode node, HistoryEvent happened)
    {
        lock (_lock)
        {
            var last = node.View.LastEventId;
            var visit = node.View.Add(happened);

            if (node.View.LastEventId != last && !_ended)
            {
                _renderer.Happened(node, happened, visit);
            }
        }
    }

    /// <summary>Takes how a Map run of <paramref name="node"/> stands.</summary>
    public void Described(ViewNode node, StateRow map, string mapRunArn, MapRunProgress progress)
    {
        lock (_lock)
        {
            if (!_ended && (!node.MapRuns.TryGetValue(mapRunArn, out var known) || known != progress))
            {
                node.MapRuns[mapRunArn] = progress;
                _renderer.Described(node, map, mapRunArn, progress);
            }
        }
    }

    /// <summary>Changes something that the view shows, between two paintings.</summary>
    public void Change(Action change)
    {
        lock (_lock)
        {
            change();
        }
    }

    /// <inheritdoc />
    public void Said(string line)
    {
        lock (_lock)
        {
            if (!_ended)
            {
                _renderer.Said(line);
            }
        }
    }

    /// <summary>Shows a line of a log.</summary>
    public void Logged(string source, DateTimeOffset time, string line)
    {
        lock (_lock)
        {
            if (!_ended)
            {
                _renderer.Logged(source, time, line);
            }
        }
    }

    /// <summary>Shows the end. Later calls show nothing.</summary>
    public void End(ViewEnd end)
    {
        lock (_lock)
        {
            if (!_ended)
            {
                _ended = true;
                _renderer.End(end, _now());
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _timer?.Dispose();
        End(new ViewEnd { ExitCode = ExitCode.Failed });
    }

    private void Tick()
    {
        lock (_lock)
        {
            if (!_ended)
            {
                _renderer.Tick(_now());

                if (Root.View.LastEventId > 0)
                {
                    _painted.TrySetResult();
                }
            }
        }
    }

    // A clock that jumps is known only by its events; between them time is real.
    private sealed class ClockOfEvents(ExecutionView view, TimeProvider time)
    {
        private long _event;
        private long _seen = time.GetTimestamp();

        public DateTimeOffset Now()
        {
            if (view.LastEventId != _event)
            {
                (_event, _seen) = (view.LastEventId, time.GetTimestamp());
            }

            return view.LastTime + time.GetElapsedTime(_seen);
        }
    }
}
