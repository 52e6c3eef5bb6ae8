namespace Orchestration.Tests.Shared.Aws;

/// <summary>A clock on which short waits are over as soon as they begin, and long ones once the short ones add up to them. A beat that repeats is heard once in each wait, before it is over.</summary>
public sealed class InstantTime(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private readonly List<Timer> _beats = [];
    private TimeSpan _elapsed;

    /// <summary>How much time has passed on this clock.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
            {
                return _elapsed;
            }
        }
    }

    /// <summary>What has to happen in real time before more time passes on this clock.</summary>
    public Task StandsStillUntil { private get; set; } = Task.CompletedTask;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Schedule(Timer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            Forget(timer);

            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = _elapsed + dueTime;

            // Nothing waits for a beat.
            if (period != Timeout.InfiniteTimeSpan)
            {
                timer.Period = period;
                _beats.Add(timer);
                return;
            }

            _timers.Add(timer);

            if (dueTime <= Long)
            {
                _ = StandsStillUntil.ContinueWith(_ => PassTo(timer.Due), TaskScheduler.Default);
            }
        }
    }

    private void PassTo(TimeSpan due)
    {
        List<Timer> over;

        lock (_lock)
        {
            _elapsed = due > _elapsed ? due : _elapsed;
            over = [.. _timers.Where(timer => timer.Due <= _elapsed).OrderBy(timer => timer.Due)];
            over.ForEach(timer => _timers.Remove(timer));
            List<Timer> heard = [.. _beats.Where(beat => beat.Due <= _elapsed)];
            heard.ForEach(beat => beat.Due = _elapsed + beat.Period);
            over = [.. heard, .. over];
        }

        over.ForEach(timer => timer.Fire());
    }

    private void Forget(Timer timer)
    {
        _timers.Remove(timer);
        _beats.Remove(timer);
    }

    private sealed class Timer(InstantTime clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; set; }

        public TimeSpan Period { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Schedule(this, dueTime, period);
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                clock.Forget(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
