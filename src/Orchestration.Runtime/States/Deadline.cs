using Orchestration.Runtime.Time;

namespace Orchestration.Runtime.States;

/// <summary>Does something once when a moment has come, however far away it is.</summary>
internal sealed class Deadline : IDisposable
{
    // No timer of .NET can be set further ahead than 49 days.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    private readonly TimeProvider _time;
    private readonly Action _action;
    private readonly ITimer _timer;
    private DateTimeOffset _until;

    public Deadline(TimeProvider time, DateTimeOffset until, Action action)
    {
        (_time, _until, _action) = (time, until, action);
        _timer = time is JumpingTime jumping
            ? jumping.CreateOwnTimer(static state => ((Deadline)state!).Ring(), this, Timeout.InfiniteTimeSpan)
            : time.CreateTimer(static state => ((Deadline)state!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Ahead(), Timeout.InfiniteTimeSpan);
    }

    public void MoveTo(DateTimeOffset until)
    {
        _until = until;
        _timer.Change(Ahead(), Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void Ring()
    {
        if (_time.GetUtcNow() < _until)
        {
            _timer.Change(Ahead(), Timeout.InfiniteTimeSpan);
        }
        else
        {
            _action();
        }
    }

    // Rounded up to what timers can count, so that one does not ring just too early and spin.
    private TimeSpan Ahead()
    {
        var ahead = _until - _time.GetUtcNow();
        return ahead <= TimeSpan.Zero ? TimeSpan.Zero : ahead > Longest ? Longest : _time is JumpingTime ? ahead : TimeSpan.FromMilliseconds(Math.Ceiling(ahead.TotalMilliseconds));
    }
}
