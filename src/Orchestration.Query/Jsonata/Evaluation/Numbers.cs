using System.Globalization;
using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>Numbers as JavaScript has them.</summary>
internal static class Numbers
{
    /// <summary>Whether it is a number that can be reckoned with.</summary>
    /// <exception cref="JsonataException">It is infinite.</exception>
    public static bool IsNumeric(in JsonValue value)
    {
        if (!value.IsNumber)
        {
            return false;
        }

        return double.IsInfinity(value.Raw) ? throw new JsonataException("D1001", value) : !double.IsNaN(value.Raw);
    }

    public static string Spell(double number) =>
        double.IsNaN(number) ? "NaN" : double.IsPositiveInfinity(number) ? "Infinity" : double.IsNegativeInfinity(number) ? "-Infinity" : JsonValue.Spell(number);

    /// <summary>The number with 15 significant digits.</summary>
    public static double Shorten(double number)
    {
        // Few digits suffice for most numbers; others are not finite.
        if ((number == Math.Floor(number) && Math.Abs(number) < 1e15) || !double.IsFinite(number) || IsShort(number))
        {
            return number;
        }

        // One digit before the point, then 40: enough to tell what lies exactly in the middle, which JavaScript rounds away from zero and .NET to the even digit.
        var digits = number.ToString("E40", CultureInfo.InvariantCulture);
        var next = digits.IndexOf('.', StringComparison.Ordinal) + 15;

        if (digits[next] == '5' && digits.AsSpan(next + 1, 25).IndexOfAnyExcept('0') < 0)
        {
            number = double.Parse($"{digits.AsSpan(0, next)}6{digits.AsSpan(next + 26)}", NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        return double.Parse(number.ToString("E14", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>A part of a value as text shows it.</summary>
    public static JsonValue ForText(JsonValue leaf) => leaf switch
    {
        { Reference: FunctionValue } => "",
        { IsNumber: true } when double.IsNaN(leaf.Raw) => JsonValue.Null,
        { IsNumber: true } => IsNumeric(leaf) ? Shorten(leaf.Raw) : leaf,
        _ => leaf,
    };

    public static bool IsInteger(in JsonValue value) => value.IsNumber && double.IsInteger(value.Raw);

    private static bool IsShort(double number)
    {
        Span<char> text = stackalloc char[32];
        number.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        var (digits, leading) = (0, true);

        foreach (var c in text[..length])
        {
            if (c == 'E')
            {
                break;
            }

            leading &= c is '-' or '0' or '.';
            digits += char.IsAsciiDigit(c) && !leading ? 1 : 0;
        }

        return digits <= 15;
    }
}
