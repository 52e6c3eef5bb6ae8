namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A stable sort that asks only whether one item comes after another, and stands an answer that makes no sense.</summary>
internal static class MergeSort
{
    public static T[] Sort<T>(T[] items, Func<T, T, bool> isAfter)
    {
        if (items.Length <= 1)
        {
            return items;
        }

        var middle = items.Length / 2;
        var (left, right) = (Sort(items[..middle], isAfter), Sort(items[middle..], isAfter));
        var (l, r, merged) = (0, 0, new T[items.Length]);

        for (var i = 0; i < merged.Length; i++)
        {
            merged[i] = l == left.Length || (r < right.Length && isAfter(left[l], right[r])) ? right[r++] : left[l++];
        }

        return merged;
    }
}
