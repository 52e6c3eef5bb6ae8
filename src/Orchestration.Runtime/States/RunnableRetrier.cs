namespace Orchestration.Runtime.States;

internal sealed record RunnableRetrier(IReadOnlyList<string> Errors, TimeSpan Interval, int MaxAttempts, double BackoffRate, TimeSpan? MaxDelay, bool IsJittered)
{
    public bool Takes(StateFailure failure) => Errors.Any(failure.Matches);

    /// <summary>How long to wait before the next attempt, after <paramref name="before"/> retries by this retrier.</summary>
    public TimeSpan Delay(int before, Func<double> jitter)
    {
        var longest = MaxDelay ?? TimeSpan.FromDays(365);
        var seconds = Math.Min(Interval.TotalSeconds * Math.Pow(BackoffRate, before), longest.TotalSeconds);
        return TimeSpan.FromSeconds(IsJittered ? seconds * jitter() : seconds);
    }
}
