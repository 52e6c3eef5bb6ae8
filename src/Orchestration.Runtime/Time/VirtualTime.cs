namespace Orchestration.Runtime.Time;

/// <summary>Time for tests: it stands still while anything runs, and jumps to the next timer when nothing does.</summary>
/// <param name="start">When time begins; 2026-01-01 00:00 UTC by default.</param>
public sealed class VirtualTime(DateTimeOffset? start = null) : JumpingTime
{
    private readonly long _start = (start ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).UtcTicks;
    private long _passed;

    /// <summary>How much virtual time has passed.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (Gate)
            {
                return new(_passed);
            }
        }
    }

    private protected override long Now => _start + _passed;

    private protected override bool WaitsCount => true;

    /// <summary>Does something after <paramref name="delay"/> of virtual time.</summary>
    /// <returns>The timer; disposing it takes the action back.</returns>
    public ITimer After(TimeSpan delay, Action action) => CreateTimer(static state => ((Action)state!)(), action, delay, Timeout.InfiniteTimeSpan);

    private protected override void JumpTo(long moment) => _passed = moment - _start;
}
