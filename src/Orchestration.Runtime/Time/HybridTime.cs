namespace Orchestration.Runtime.Time;

/// <summary>Time for real parts: real while anything is under way, so that timeouts count it, and a jump to the next timer when nothing is.</summary>
public sealed class HybridTime : JumpingTime
{
    private readonly TimeProvider _real;
    private readonly long _origin;
    private readonly long _start;
    private readonly ITimer _alarmClock;
    private TimeSpan _skipped;
    private long? _wakeAt;

    /// <summary>Starts at the time of <paramref name="real"/>.</summary>
    /// <param name="real">What counts while something is under way; the system's time by default.</param>
    public HybridTime(TimeProvider? real = null)
    {
        _real = real ?? System;
        _origin = _real.GetTimestamp();
        _start = _real.GetUtcNow().UtcTicks;
        _alarmClock = _real.CreateTimer(static time => ((HybridTime)time!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How much time was jumped over.</summary>
    public TimeSpan Skipped
    {
        get
        {
            lock (Gate)
            {
                return _skipped;
            }
        }
    }

    private protected override long Now => _start + _real.GetElapsedTime(_origin).Ticks + _skipped.Ticks;

    private protected override bool WaitsCount => false;

    private protected override void JumpTo(long moment) => _skipped += TimeSpan.FromTicks(moment - Now);

    private void Wake()
    {
        lock (Gate)
        {
            _wakeAt = null;
        }

        Fire();
    }

    private protected override void WakeAt(long? moment)
    {
        if (moment == _wakeAt)
        {
            return;
        }

        _wakeAt = moment;
        // A real timer has milliseconds only: rounded up, so that it never rings too early.
        _alarmClock.Change(moment is { } due ? TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling((due - Now) / (double)TimeSpan.TicksPerMillisecond))) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
