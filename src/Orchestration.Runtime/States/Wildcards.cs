namespace Orchestration.Runtime.States;

/// <summary>Patterns of <c>StringMatches</c>: <c>*</c> stands for any text, <c>\*</c> for a star.</summary>
internal static class Wildcards
{
    public static bool Match(string text, string pattern)
    {
        var (at, in_, star, mark) = (0, 0, -1, 0);

        while (at < text.Length)
        {
            if (in_ < pattern.Length && pattern[in_] == '*')
            {
                (star, mark) = (in_++, at);
            }
            else if (Literal(pattern, in_, out var length) is { } literal && literal == text[at])
            {
                at++;
                in_ += length;
            }
            else if (star >= 0)
            {
                in_ = star + 1;
                at = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (in_ < pattern.Length && pattern[in_] == '*')
        {
            in_++;
        }

        return in_ == pattern.Length;
    }

    private static char? Literal(string pattern, int at, out int length)
    {
        length = at + 1 < pattern.Length && pattern[at] == '\\' && pattern[at + 1] is '*' or '\\' ? 2 : 1;
        return at < pattern.Length ? pattern[at + length - 1] : null;
    }
}
