using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Orchestration.Commands.Terminal;

/// <summary>The lines in which two texts differ, with a little of what stands around them.</summary>
internal static class TextDifference
{
    private const int Around = 3;

    /// <summary>Lines led by <c>-</c> (only in <paramref name="old"/>), <c>+</c> (only in <paramref name="new"/>) or a blank; none where the texts are equal.</summary>
    public static IEnumerable<string> Lines(string old, string @new)
    {
        var lines = InlineDiffBuilder.Diff(old, @new, ignoreWhiteSpace: false).Lines;
        var wanted = new bool[lines.Count];

        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Type is not ChangeType.Unchanged)
            {
                var from = Math.Max(0, i - Around);
                Array.Fill(wanted, true, from, Math.Min(lines.Count, i + Around + 1) - from);
            }
        }

        for (var i = 0; i < lines.Count; i++)
        {
            if (!wanted[i])
            {
                continue;
            }

            if (i > 0 && !wanted[i - 1])
            {
                yield return "  ...";
            }

            var mark = lines[i].Type switch
            {
                ChangeType.Inserted => '+',
                ChangeType.Deleted => '-',
                _ => ' ',
            };
            yield return $"{mark} {lines[i].Text}";
        }
    }
}
