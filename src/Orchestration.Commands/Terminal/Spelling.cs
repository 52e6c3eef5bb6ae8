namespace Orchestration.Commands.Terminal;

/// <summary>Finds what was probably meant by a word that is not known.</summary>
internal static class Spelling
{
    private const int ShortWord = 3;
    private const int MostSuggestions = 5;

    /// <summary>The known words that contain the word, or are a typo or two away from it; of a word of three letters or less, one.</summary>
    public static string[] Near(string word, IEnumerable<string> known) =>
    [
        .. known.Where(other => (word.Length >= ShortWord && other.Contains(word, StringComparison.OrdinalIgnoreCase)) || Distance(other, word) <= (word.Length > ShortWord ? 2 : 1)).Take(MostSuggestions),
    ];

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;

            for (var j = 1; j <= right.Length; j++)
            {
                (row[j], diagonal) = (Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)), row[j]);
            }
        }

        return row[^1];
    }
}
