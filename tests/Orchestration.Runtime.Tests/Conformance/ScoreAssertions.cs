namespace Orchestration.Runtime.Tests.Conformance;

/// <summary>Holds a score to a floor.</summary>
internal sealed class ScoreAssertions(Score score)
{
    public void BeAtLeast(int level0, int level1, int level2, int level3)
    {
        int[] floors = [level0, level1, level2, level3];

        for (var level = 0; level < floors.Length; level++)
        {
            score.Right[level].Should().BeGreaterThanOrEqualTo(floors[level], "level {0} stood there once:\n{1}", level, score);
        }
    }
}
