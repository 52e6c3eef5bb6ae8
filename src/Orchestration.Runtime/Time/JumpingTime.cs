namespace Orchestration.Runtime.Time;

/// <summary>A clock that jumps to the next timer as soon as nothing is under way, so that waiting costs no time.</summary>
/// <remarks>
/// Executions hold the clock while they run, and while an <see cref="Tasks.ITaskService"/> works for them. Work that goes on in the background, such as a crawl
/// that was only started, holds it with <see cref="Hold"/>. Timers of one moment fire in the order in which they were set.
/// </remarks>
public abstract class JumpingTime : TimeProvider
{
    private readonly SortedSet<Alarm> _alarms = [];
    private readonly Lock _gate = new();
    private long _order;
    private int _holds;
    private bool _firing;

    private protected JumpingTime()
    {
    }

    /// <inheritdoc />
    public sealed override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public sealed override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    private protected Lock Gate => _gate;

    /// <inheritdoc />
    public sealed override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return new(Now, TimeSpan.Zero);
        }
    }

    /// <inheritdoc />
    public sealed override long GetTimestamp()
    {
        lock (_gate)
        {
            return Now;
        }
    }

    /// <inheritdoc />
    public sealed override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Set(new(this, callback, state, WaitsCount ? InFlight.Current.Value : null), dueTime, period);
    }

    /// <summary>Keeps the clock from jumping until the hold is disposed.</summary>
    public IDisposable Hold()
    {
        Acquire();
        return new Held(this);
    }

    internal void Acquire()
    {
        lock (_gate)
        {
            _holds++;
            Rearm();
        }
    }

    internal void Release()
    {
        lock (_gate)
        {
            _holds--;
        }

        Fire();
    }

    // A timer of the executions' own: whoever happens to be running when it is set does not wait for it.
    internal ITimer CreateOwnTimer(TimerCallback callback, object? state, TimeSpan dueTime) =>
        Set(new(this, callback, state, null), dueTime, Timeout.InfiniteTimeSpan);

    // The moment in ticks; read under the gate.
    private protected abstract long Now { get; }

    // Whether work that waits on this very clock lets it jump.
    private protected abstract bool WaitsCount { get; }

    // Moves the clock forward to a moment; called under the gate.
    private protected abstract void JumpTo(long moment);

    // Where time flows while the clock is held, wakes up at the next alarm; called under the gate.
    private protected virtual void WakeAt(long? moment)
    {
    }

    private protected void Fire()
    {
        lock (_gate)
        {
            if (_firing)
            {
                return;
            }

            _firing = true;
        }

        while (TryTake(out var alarm))
        {
            try
            {
                alarm.Ring();
            }
            finally
            {
                lock (_gate)
                {
                    _holds--;
                }
            }
        }
    }

    private bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Alarm? alarm)
    {
        lock (_gate)
        {
            alarm = _alarms.Min;

            if (alarm is null || (alarm.Due > Now && _holds > 0))
            {
                _firing = false;
                Rearm();
                return false;
            }

            if (alarm.Due > Now)
            {
                JumpTo(alarm.Due);
            }

            alarm.Taken();
            _holds++;
            return true;
        }
    }

    private void Rearm() => WakeAt(_holds > 0 ? _alarms.Min?.Due : null);

    private static Alarm Set(Alarm alarm, TimeSpan dueTime, TimeSpan period)
    {
        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Held(JumpingTime time) : IDisposable
    {
        private int _done;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _done, 1) == 0)
            {
                time.Release();
            }
        }
    }

    private sealed class Alarm(JumpingTime time, TimerCallback callback, object? state, InFlight? owner) : ITimer, IComparable<Alarm>
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;
        private long _order;
        private bool _isSet;

        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                _period = period;
                Set(dueTime < TimeSpan.Zero ? null : time.Now + dueTime.Ticks);
                time.Rearm();
            }

            // It may be due at once, or be the only thing that anybody waits for.
            time.Fire();
            return true;
        }

        // Under the gate.
        public void Taken() => Set(_period > TimeSpan.Zero ? Due + _period.Ticks : null);

        public void Ring() => callback(state);

        public int CompareTo(Alarm? other) => other is null ? 1 : Due != other.Due ? Due.CompareTo(other.Due) : _order.CompareTo(other._order);

        public void Dispose()
        {
            lock (time._gate)
            {
                Set(null);
            }

            time.Fire();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(long? moment)
        {
            var wasSet = _isSet;

            if (wasSet)
            {
                time._alarms.Remove(this);
            }

            _isSet = moment.HasValue;

            if (moment is { } due)
            {
                (Due, _order) = (due, ++time._order);
                time._alarms.Add(this);
            }

            if (owner is not null && wasSet != _isSet)
            {
                time._holds += owner.Waits(_isSet);
            }
        }
    }

    /// <summary>A piece of work that holds the clock, except while it waits for the clock itself.</summary>
    internal sealed class InFlight(JumpingTime time)
    {
        private int _waiting;
        private bool _over;

        public static AsyncLocal<InFlight?> Current { get; } = new();

        /// <summary>Begins work that may wait for the clock; it holds the clock from now on.</summary>
        public static InFlight? Begin(TimeProvider time)
        {
            if (time is not JumpingTime jumping)
            {
                return null;
            }

            jumping.Acquire();
            return new(jumping);
        }

        public void End()
        {
            lock (time._gate)
            {
                if (_over)
                {
                    return;
                }

                _over = true;
                time._holds -= _waiting == 0 ? 1 : 0;
            }

            time.Fire();
        }

        /// <summary>Lets the clock jump while the work waits for something else that goes by the same clock.</summary>
        public void Pause() => Change(more: true);

        /// <summary>Holds the clock again.</summary>
        public void GoOn() => Change(more: false);

        private void Change(bool more)
        {
            lock (time._gate)
            {
                time._holds += Waits(more);
                time.Rearm();
            }

            time.Fire();
        }

        // How many holds come or go; under the gate.
        public int Waits(bool more)
        {
            var before = _waiting;
            _waiting += more ? 1 : -1;
            return _over ? 0 : (before == 0, _waiting == 0) switch
            {
                (true, false) => -1,
                (false, true) => 1,
                _ => 0,
            };
        }
    }
}
