using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>Writes a regular expression of JavaScript so that .NET gives it the same meaning.</summary>
internal static class EcmaRegex
{
    private const string Digit = "0-9";
    private const string NotDigit = @"\u0000-/:-\uffff";
    private const string Word = "A-Za-z0-9_";
    private const string NotWord = @"\u0000-/:-@\[-\^`{-\uffff";
    private const string Space = @"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";
    private const string NotSpace = @"\u0000-\u0008\u000e-\u001f!-\u009f\u00a1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\uffff";
    private const string LineEnd = @"\n\r\u2028\u2029";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    public static Regex Compile(string pattern, string flags)
    {
        var options = RegexOptions.CultureInvariant | (flags.Contains('i', StringComparison.Ordinal) ? RegexOptions.IgnoreCase : RegexOptions.None);
        return new(Translate(pattern, flags.Contains('m', StringComparison.Ordinal)), options, Patience);
    }

    private static string Translate(string pattern, bool multiline)
    {
        var (text, names, groups) = (new StringBuilder(), GroupNames(pattern), GroupCount(pattern));

        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];

            switch (c)
            {
                case '\\' when i + 1 < pattern.Length:
                    i = Escape(pattern, i + 1, text, names, groups);
                    break;
                case '.':
                    text.Append($"[^{LineEnd}]");
                    break;
                case '^':
                    text.Append(multiline ? $@"(?<=\A|[{LineEnd}])" : @"\A");
                    break;
                case '$':
                    text.Append(multiline ? $@"(?=[{LineEnd}]|\z)" : @"\z");
                    break;
                case '[':
                    i = Class(pattern, i, text);
                    break;
                case '(' when IsNamed(pattern, i):
                    text.Append('(');
                    i = pattern.IndexOf('>', i);
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        return text.ToString();
    }

    private static int Escape(string pattern, int at, StringBuilder text, List<string> names, int groups)
    {
        var c = pattern[at];

        switch (c)
        {
            case 'b':
                text.Append($"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))");
                return at;
            case 'B':
                text.Append($"(?:(?<=[{Word}])(?=[{Word}])|(?<![{Word}])(?![{Word}]))");
                return at;
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S':
                text.Append('[').Append(Category(c)).Append(']');
                return at;
            case >= '1' and <= '9':
                var end = at;

                while (end < pattern.Length && char.IsAsciiDigit(pattern[end]) && int.Parse(pattern.AsSpan(at, end - at + 1), CultureInfo.InvariantCulture) <= Math.Max(groups, 9))
                {
                    end++;
                }

                var number = pattern[at..Math.Max(end, at + 1)];
                text.Append(int.Parse(number, CultureInfo.InvariantCulture) <= groups ? $@"(?({number})\{number})" : number);
                return at + number.Length - 1;
            case 'k' when names.Count > 0 && at + 1 < pattern.Length && pattern[at + 1] == '<' && pattern.IndexOf('>', at) is var close and > 0:
                var index = names.IndexOf(pattern[(at + 2)..close]) + 1;
                text.Append(index > 0 ? $@"(?({index})\{index})" : "(?!)");
                return close;
            default:
                return Character(pattern, at, text);
        }
    }

    // An escape that stands for one character, in a class or outside.
    private static int Character(string pattern, int at, StringBuilder text)
    {
        var c = pattern[at];

        switch (c)
        {
            case 't' or 'n' or 'r' or 'f' or 'v':
                text.Append('\\').Append(c);
                return at;
            case '0':
                text.Append(@"\u0000");
                return at;
            case 'x' when IsHex(pattern, at + 1, 2):
                text.Append(@"\u00").Append(pattern, at + 1, 2);
                return at + 2;
            case 'u' when IsHex(pattern, at + 1, 4):
                text.Append(@"\u").Append(pattern, at + 1, 4);
                return at + 4;
            case 'c' when at + 1 < pattern.Length && char.IsAsciiLetter(pattern[at + 1]):
                text.Append(@"\u").Append((pattern[at + 1] % 32).ToString("x4", CultureInfo.InvariantCulture));
                return at + 1;
            default:
                text.Append(@"\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                return at;
        }
    }

    private static int Class(string pattern, int at, StringBuilder text)
    {
        var i = at + 1;
        var negated = i < pattern.Length && pattern[i] == '^';
        i += negated ? 1 : 0;

        if (i < pattern.Length && pattern[i] == ']')
        {
            text.Append(negated ? @"[\s\S]" : "(?!)");
            return i;
        }

        text.Append(negated ? "[^" : "[");

        for (; i < pattern.Length && pattern[i] != ']'; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
            {
                i++;

                if (pattern[i] is 'd' or 'D' or 'w' or 'W' or 's' or 'S')
                {
                    text.Append(Category(pattern[i]));
                }
                else if (pattern[i] == 'b')
                {
                    text.Append(@"\u0008");
                }
                else
                {
                    i = Character(pattern, i, text);
                }
            }
            else
            {
                text.Append(pattern[i] == '[' ? @"\[" : pattern[i].ToString());
            }
        }

        text.Append(']');
        return i < pattern.Length ? i : throw new ArgumentException("Unterminated character class");
    }

    private static string Category(char c) => c switch
    {
        'd' => Digit,
        'D' => NotDigit,
        'w' => Word,
        'W' => NotWord,
        's' => Space,
        _ => NotSpace,
    };

    private static bool IsHex(string pattern, int at, int length) => at + length <= pattern.Length && pattern.AsSpan(at, length).IndexOfAnyExcept(HexDigits) < 0;

    private static bool IsNamed(string pattern, int at) => at + 3 < pattern.Length && pattern[at + 1] == '?' && pattern[at + 2] == '<' && pattern[at + 3] is not ('=' or '!');

    private static List<string> GroupNames(string pattern) =>
        [.. Groups(pattern).Select(at => IsNamed(pattern, at) && pattern.IndexOf('>', at) is var close and > 0 ? pattern[(at + 3)..close] : "")];

    private static int GroupCount(string pattern) => Groups(pattern).Count();

    // Where the groups that capture open.
    private static IEnumerable<int> Groups(string pattern)
    {
        var inClass = false;

        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '(' when !inClass && (i + 1 >= pattern.Length || pattern[i + 1] != '?' || IsNamed(pattern, i)):
                    yield return i;
                    break;
            }
        }
    }
}
