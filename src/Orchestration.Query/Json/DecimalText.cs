using System.Globalization;
using System.Numerics;

namespace Orchestration.Query.Json;

/// <summary>Compares numbers by their digits, where doubles have too few of them.</summary>
internal static class DecimalText
{
    public static bool AreEqual(string left, string right) => left == right || Parse(left) == Parse(right);

    // Sign, digits without zeros at either end, and the power of ten of the last digit.
    private static (bool IsNegative, string Digits, BigInteger Exponent) Parse(string text)
    {
        var mark = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = (mark < 0 ? text : text[..mark]).TrimStart('-');
        var exponent = mark < 0 ? BigInteger.Zero : BigInteger.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);

        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
            mantissa = mantissa.Remove(point, 1);
        }

        var digits = mantissa.TrimStart('0').TrimEnd('0');

        return digits.Length == 0 ? (false, "", BigInteger.Zero) : (text[0] == '-', digits, exponent + (mantissa.Length - mantissa.TrimEnd('0').Length));
    }
}
