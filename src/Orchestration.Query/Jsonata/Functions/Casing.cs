using System.Text;

namespace Orchestration.Query.Jsonata.Functions;

/// <summary>Capital and small letters as Unicode has them, those that become several letters included.</summary>
internal static class Casing
{
    private const char CapitalIWithDot = '\u0130';
    private const char CapitalSigma = '\u03a3';
    private const char FinalSigma = '\u03c2';

    // What one letter alone cannot say, or .NET leaves alone.
    private static readonly Dictionary<char, string> Capitals = new()
    {
        ['\u00df'] = "\u0053\u0053",
        ['\u0131'] = "I",
        ['\u0149'] = "\u02bc\u004e",
        ['\u017f'] = "S",
        ['\u01f0'] = "\u004a\u030c",
        ['\u0390'] = "\u0399\u0308\u0301",
        ['\u03b0'] = "\u03a5\u0308\u0301",
        ['\u0587'] = "\u0535\u0552",
        ['\u1e96'] = "\u0048\u0331",
        ['\u1e97'] = "\u0054\u0308",
        ['\u1e98'] = "\u0057\u030a",
        ['\u1e99'] = "\u0059\u030a",
        ['\u1e9a'] = "\u0041\u02be",
        ['\u1f50'] = "\u03a5\u0313",
        ['\u1f52'] = "\u03a5\u0313\u0300",
        ['\u1f54'] = "\u03a5\u0313\u0301",
        ['\u1f56'] = "\u03a5\u0313\u0342",
        ['\u1fb2'] = "\u1fba\u0399",
        ['\u1fb3'] = "\u0391\u0399",
        ['\u1fb4'] = "\u0386\u0399",
        ['\u1fb6'] = "\u0391\u0342",
        ['\u1fb7'] = "\u0391\u0342\u0399",
        ['\u1fbc'] = "\u0391\u0399",
        ['\u1fc2'] = "\u1fca\u0399",
        ['\u1fc3'] = "\u0397\u0399",
        ['\u1fc4'] = "\u0389\u0399",
        ['\u1fc6'] = "\u0397\u0342",
        ['\u1fc7'] = "\u0397\u0342\u0399",
        ['\u1fcc'] = "\u0397\u0399",
        ['\u1fd2'] = "\u0399\u0308\u0300",
        ['\u1fd3'] = "\u0399\u0308\u0301",
        ['\u1fd6'] = "\u0399\u0342",
        ['\u1fd7'] = "\u0399\u0308\u0342",
        ['\u1fe2'] = "\u03a5\u0308\u0300",
        ['\u1fe3'] = "\u03a5\u0308\u0301",
        ['\u1fe4'] = "\u03a1\u0313",
        ['\u1fe6'] = "\u03a5\u0342",
        ['\u1fe7'] = "\u03a5\u0308\u0342",
        ['\u1ff2'] = "\u1ffa\u0399",
        ['\u1ff3'] = "\u03a9\u0399",
        ['\u1ff4'] = "\u038f\u0399",
        ['\u1ff6'] = "\u03a9\u0342",
        ['\u1ff7'] = "\u03a9\u0342\u0399",
        ['\u1ffc'] = "\u03a9\u0399",
        ['\ufb00'] = "\u0046\u0046",
        ['\ufb01'] = "\u0046\u0049",
        ['\ufb02'] = "\u0046\u004c",
        ['\ufb03'] = "\u0046\u0046\u0049",
        ['\ufb04'] = "\u0046\u0046\u004c",
        ['\ufb05'] = "\u0053\u0054",
        ['\ufb06'] = "\u0053\u0054",
        ['\ufb13'] = "\u0544\u0546",
        ['\ufb14'] = "\u0544\u0535",
        ['\ufb15'] = "\u0544\u053b",
        ['\ufb16'] = "\u054e\u0546",
        ['\ufb17'] = "\u0544\u053d",
    };

    public static string Upper(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToUpperInvariant();
        }

        var upper = new StringBuilder(text.Length);

        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune) && !rune.IsBmp)
            {
                upper.Append(Rune.ToUpperInvariant(rune));
                i++;
            }
            else if (Capital(text[i]) is { } capitals)
            {
                upper.Append(capitals);
            }
            else
            {
                upper.Append(char.ToUpperInvariant(text[i]));
            }
        }

        return upper.ToString();
    }

    public static string Lower(string text)
    {
        var lower = text.ToLowerInvariant();

        if (!text.AsSpan().ContainsAny(CapitalIWithDot, CapitalSigma))
        {
            return lower;
        }

        var result = new StringBuilder(lower);

        // From the end, so that places stay where they are.
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] == CapitalIWithDot)
            {
                result.Remove(i, 1).Insert(i, "i\u0307");
            }
            else if (text[i] == CapitalSigma && i > 0 && char.IsLetter(text[i - 1]) && (i + 1 == text.Length || !char.IsLetter(text[i + 1])))
            {
                result[i] = FinalSigma;
            }
        }

        return result.ToString();
    }

    private static string? Capital(char c) => c switch
    {
        // Greek letters with an iota below, which goes behind the capital.
        >= '\u1f80' and <= '\u1f8f' => $"{(char)(0x1f08 + (c & 7))}\u0399",
        >= '\u1f90' and <= '\u1f9f' => $"{(char)(0x1f28 + (c & 7))}\u0399",
        >= '\u1fa0' and <= '\u1faf' => $"{(char)(0x1f68 + (c & 7))}\u0399",
        _ => Capitals.GetValueOrDefault(c),
    };
}
