using System.Text;

namespace Orchestration.Runtime.Tests.Conformance;

/// <summary>How many of the recorded executions go the same way here, level by level.</summary>
internal sealed class Score
{
    private readonly List<string> _differences = [];

    public int[] Right { get; } = new int[4];

    public int[] All { get; } = new int[4];

    public void Add(RecordedCase recorded, string?[] differences, int levels)
    {
        for (var level = 0; level < levels; level++)
        {
            var difference = level < differences.Length ? differences[level] ?? (level > 0 ? differences.Take(level).FirstOrDefault(one => one is not null) : null) : differences[^1];
            All[level]++;
            Right[level] += difference is null ? 1 : 0;
        }

        if (differences.Select((difference, level) => (difference, level)).FirstOrDefault(one => one.difference is not null) is { difference: { } first } found)
        {
            _differences.Add($"L{found.level} {recorded.Id}: {first}");
        }
    }

    public ScoreAssertions Should() => new(this);

    public override string ToString()
    {
        var text = new StringBuilder();

        for (var level = 0; level < All.Length; level++)
        {
            text.Append("level ").Append(level).Append(": ").Append(Right[level]).Append(" of ").Append(All[level]).AppendLine();
        }

        return text.AppendJoin('\n', _differences).ToString();
    }
}
