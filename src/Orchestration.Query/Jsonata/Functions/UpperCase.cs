using System.Buffers;
using System.Text;

namespace Orchestration.Query.Jsonata.Functions;

/// <summary>Capital letters as Unicode has them, those that become several letters included.</summary>
internal static class UpperCase
{
    private static readonly SearchValues<char> Special = SearchValues.Create("ßıŉǰΐΰևẖẗẘẙẚﬀﬁﬂﬃﬄﬅﬆ");

    public static string Of(string text)
    {
        var upper = text.ToUpperInvariant();

        if (!upper.AsSpan().ContainsAny(Special))
        {
            return upper;
        }

        var result = new StringBuilder();

        foreach (var c in upper)
        {
            result.Append(c switch
            {
                'ß' => "SS",
                'ı' => "I",
                'ŉ' => "ʼN",
                'ǰ' => "J̌",
                'ΐ' => "Ϊ́",
                'ΰ' => "Ϋ́",
                'և' => "ԵՒ",
                'ẖ' => "H̱",
                'ẗ' => "T̈",
                'ẘ' => "W̊",
                'ẙ' => "Y̊",
                'ẚ' => "Aʾ",
                'ﬀ' => "FF",
                'ﬁ' => "FI",
                'ﬂ' => "FL",
                'ﬃ' => "FFI",
                'ﬄ' => "FFL",
                'ﬅ' or 'ﬆ' => "ST",
                _ => c.ToString(),
            });
        }

        return result.ToString();
    }
}
