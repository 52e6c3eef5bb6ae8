namespace Orchestration.Commands.View;

/// <summary>How long the states of a machine took in former runs: the median of each.</summary>
internal sealed class UsualTimes
{
    private const double ClearlyLonger = 1.5;
    private static readonly TimeSpan WorthARemark = TimeSpan.FromSeconds(10);

    // A poll loop and its head alone, where a run asked only once, are not the same work.
    private readonly Dictionary<(string Path, bool IsLoop), TimeSpan> _medians = [];

    /// <summary>Nothing is known.</summary>
    public static UsualTimes Unknown { get; } = new();

    /// <summary>The medians of what succeeded in these runs.</summary>
    public static UsualTimes Of(IEnumerable<ExecutionView> former)
    {
        var usual = new UsualTimes();
        var rows = former.SelectMany(view => view.Shown).Where(row => row.Type is "Task" or "Map" or "Parallel" or "Wait" && StateText.StatusOf(row) is StateStatus.Succeeded);

        foreach (var same in rows.GroupBy(KeyOf))
        {
            usual._medians.Add(same.Key, Median(same.Select(row => StateText.ElapsedOf(row, row.Left))));
        }

        return usual;
    }

    /// <summary>The median of the row's state; null where it is not known.</summary>
    public TimeSpan? Of(StateRow row) => _medians.TryGetValue(KeyOf(row), out var median) ? median : null;

    /// <summary>Whether the row's state runs and has clearly passed its median: by half of it, and by ten seconds.</summary>
    public bool IsSlow(StateRow row, DateTimeOffset now) =>
        StateText.StatusOf(row) is StateStatus.Running or StateStatus.Retrying
        && Of(row) is { } median
        && StateText.ElapsedOf(row, now) is var elapsed
        && elapsed > median * ClearlyLonger
        && elapsed > median + WorthARemark;

    /// <summary>The one in the middle; of an even number the longer of the two.</summary>
    public static TimeSpan Median(IEnumerable<TimeSpan> spans)
    {
        var ordered = spans.Order().ToArray();
        return ordered[ordered.Length / 2];
    }

    private static (string Path, bool IsLoop) KeyOf(StateRow row) => (row.Path, row.Loop is not null);
}
