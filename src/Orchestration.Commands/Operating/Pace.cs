namespace Orchestration.Commands.Operating;

/// <summary>How long to wait between two looks: short while things happen, longer while nothing does, longest when asked to slow down.</summary>
internal sealed class Pace(TimeProvider time)
{
    private const double Growth = 1.5;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestTrouble = TimeSpan.FromSeconds(30);

    private TimeSpan _wait = Shortest;

    /// <summary>Something happened.</summary>
    public void Quicken() => _wait = Shortest;

    /// <summary>Nothing happened.</summary>
    public void Slow() => _wait = TimeSpan.FromTicks(Math.Min(Longest.Ticks, (long)(_wait.Ticks * Growth)));

    /// <summary>The service is in trouble, or asks for patience.</summary>
    public void BackOff() => _wait = TimeSpan.FromTicks(Math.Min(LongestTrouble.Ticks, _wait.Ticks * 2));

    public Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(_wait, time, cancellationToken);
}
