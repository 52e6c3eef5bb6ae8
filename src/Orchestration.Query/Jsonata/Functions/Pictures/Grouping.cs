namespace Orchestration.Query.Jsonata.Functions.Pictures;

internal static class Grouping
{
    /// <summary>The distance at which separators stand when they stand at all its multiples; 0 where they do not.</summary>
    public static int Distance(IReadOnlyList<int> positions)
    {
        if (positions.Count == 0)
        {
            return 0;
        }

        var factor = positions.Aggregate(CommonDivisor);

        for (var i = 1; i <= positions.Count; i++)
        {
            if (!positions.Contains(i * factor))
            {
                return 0;
            }
        }

        return factor;
    }

    private static int CommonDivisor(int one, int other) => other == 0 ? one : CommonDivisor(other, one % other);
}
