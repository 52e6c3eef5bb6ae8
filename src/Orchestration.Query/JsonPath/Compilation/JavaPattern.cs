using System.Text;
using System.Text.RegularExpressions;

namespace Orchestration.Query.JsonPath.Compilation;

/// <summary>Turns a pattern of java.util.regex that must match a whole text into one of .NET.</summary>
internal static class JavaPattern
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<char, string> Classes = new()
    {
        ['d'] = "0-9",
        ['w'] = "a-zA-Z_0-9",
        ['s'] = @" \t\n\x0B\f\r",
        ['h'] = @" \xA0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000",
    };

    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["Lower"] = "a-z",
        ["Upper"] = "A-Z",
        ["Alpha"] = "a-zA-Z",
        ["Digit"] = "0-9",
        ["Alnum"] = "a-zA-Z0-9",
        ["Punct"] = @"!-/:-@\[-`{-~",
        ["Space"] = @" \t\n\x0B\f\r",
        ["XDigit"] = "0-9a-fA-F",
        ["Blank"] = @" \t",
    };

    /// <exception cref="ArgumentException">The pattern cannot be read.</exception>
    public static Regex Compile(string pattern, bool ignoreCase) =>
        new($@"\A(?:{Translate(pattern)})\z", RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None), Patience);

    private static string Translate(string pattern)
    {
        var text = new StringBuilder(pattern.Length);
        var isSet = false;

        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\' when i + 1 < pattern.Length:
                    i = TranslateEscape(pattern, i + 1, isSet, text);
                    break;

                case '[' when !isSet:
                    isSet = true;
                    text.Append('[');
                    break;

                case ']' when isSet:
                    isSet = false;
                    text.Append(']');
                    break;

                // .NET's dot takes \r, which ends a line in Java.
                case '.' when !isSet:
                    text.Append(@"[^\n\r\u0085\u2028\u2029]");
                    break;

                case var character:
                    text.Append(character);
                    break;
            }
        }

        return text.ToString();
    }

    private static int TranslateEscape(string pattern, int at, bool isSet, StringBuilder text)
    {
        var character = pattern[at];

        if (character == 'Q')
        {
            var end = pattern.IndexOf(@"\E", at, StringComparison.Ordinal);
            var quoted = end < 0 ? pattern[(at + 1)..] : pattern[(at + 1)..end];
            text.Append(Regex.Escape(quoted));
            return end < 0 ? pattern.Length : end + 1;
        }

        if (Classes.TryGetValue(char.ToLowerInvariant(character), out var set) && (char.IsLower(character) || !isSet))
        {
            text.Append(isSet ? set : char.IsLower(character) ? $"[{set}]" : $"[^{set}]");
            return at;
        }

        if (character is 'p' or 'P' && pattern.AsSpan(at + 1) is ['{', ..] && pattern.IndexOf('}', at) is > 0 and var close
            && Named.TryGetValue(pattern[(at + 2)..close], out var named) && (character == 'p' || !isSet))
        {
            text.Append(isSet ? named : character == 'p' ? $"[{named}]" : $"[^{named}]");
            return close;
        }

        text.Append('\\').Append(character);
        return at;
    }
}
