using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Evaluation;

namespace Orchestration.Query.Jsonata.Functions;

internal static partial class NumberFunctions
{
    // 2^53: from here on doubles leave whole numbers out.
    private const double MostExact = 9007199254740992;

    public static JsonValue Sum(Run run, ReadOnlySpan<JsonValue> arguments) => arguments.At(0).Reference is JsonArray array ? Total(array) : default(JsonValue);

    public static JsonValue Average(Run run, ReadOnlySpan<JsonValue> arguments) =>
        arguments.At(0).Reference is JsonArray { Count: > 0 } array ? Total(array) / array.Count : default(JsonValue);

    public static JsonValue Max(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not JsonArray { Count: > 0 } array)
        {
            return default;
        }

        var most = array[0].Raw;

        foreach (ref readonly var item in array.AsSpan())
        {
            most = Math.Max(most, item.Raw);
        }

        return most;
    }

    public static JsonValue Min(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not JsonArray { Count: > 0 } array)
        {
            return default;
        }

        var least = array[0].Raw;

        foreach (ref readonly var item in array.AsSpan())
        {
            least = Math.Min(least, item.Raw);
        }

        return least;
    }

    public static JsonValue Abs(Run run, ReadOnlySpan<JsonValue> arguments) => arguments.At(0) is { IsNumber: true } number ? Math.Abs(number.Raw) : default(JsonValue);

    public static JsonValue Floor(Run run, ReadOnlySpan<JsonValue> arguments) => arguments.At(0) is { IsNumber: true } number ? Math.Floor(number.Raw) : default(JsonValue);

    public static JsonValue Ceil(Run run, ReadOnlySpan<JsonValue> arguments) => arguments.At(0) is { IsNumber: true } number ? Math.Ceiling(number.Raw) : default(JsonValue);

    public static JsonValue Round(Run run, ReadOnlySpan<JsonValue> arguments) =>
        arguments.At(0) is { IsNumber: true } number ? HalfEven(number.Raw, arguments.At(1) is { IsNumber: true } places ? places.Raw : 0) : default(JsonValue);

    public static JsonValue Sqrt(Run run, ReadOnlySpan<JsonValue> arguments) => arguments.At(0) switch
    {
        { IsNumber: true, Raw: < 0 } negative => throw new JsonataException("D3060", negative),
        { IsNumber: true } number => Math.Sqrt(number.Raw),
        _ => default(JsonValue),
    };

    public static JsonValue Power(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        var (number, exponent) = (arguments.At(0), arguments.At(1));

        if (number.IsUndefined)
        {
            return default;
        }

        var result = exponent.IsUndefined ? double.NaN : JavaScriptPower(number.Raw, exponent.Raw);
        return double.IsFinite(result) ? result : throw new JsonataException("D3061", number, exponent);
    }

    public static JsonValue Random(Run run, ReadOnlySpan<JsonValue> arguments) => System.Random.Shared.NextDouble();

    public static JsonValue Number(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        var value = arguments.At(0);

        if (value.IsUndefined || value.IsNumber)
        {
            return value;
        }

        if (value.IsBoolean)
        {
            return value.AsBoolean() ? 1 : 0;
        }

        return value.IsString && TryParse(value.AsString(), out var number) ? number : throw new JsonataException("D3030", value);
    }

    public static JsonValue FormatBase(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0) is not { IsNumber: true } number)
        {
            return default;
        }

        var radix = arguments.At(1) is { IsNumber: true } given ? HalfEven(given.Raw, 0) : 10;
        return radix is >= 2 and <= 36 ? InBase(HalfEven(number.Raw, 0), (int)radix) : throw new JsonataException("D3100", radix);
    }

    /// <summary>Rounds to a number of decimal places, a half to the even neighbour, on the decimal digits that are shown.</summary>
    public static double HalfEven(double number, double places)
    {
        var rounded = HalfEven(places == 0 ? number : Shift(number, places));
        var result = places == 0 ? rounded : Shift(rounded, -places);
        return result == 0 ? 0 : result;
    }

    // JavaScript: one to an infinite power, and anything to an unknown one, is no number.
    private static double JavaScriptPower(double number, double exponent) =>
        double.IsNaN(exponent) || (Math.Abs(number) == 1 && double.IsInfinity(exponent)) ? double.NaN : Math.Pow(number, exponent);

    // JavaScript's Math.round: a half goes up.
    internal static double JavaScriptRound(double number)
    {
        var floor = Math.Floor(number);
        return number - floor >= 0.5 ? floor + 1 : floor;
    }

    private static double HalfEven(double number)
    {
        if (!double.IsFinite(number))
        {
            return number;
        }

        var rounded = JavaScriptRound(number);
        return Math.Abs(rounded - number) == 0.5 && Math.Abs(rounded % 2) == 1 ? rounded - 1 : rounded;
    }

    // Moves the decimal point in the digits, which is exact where multiplying is not.
    private static double Shift(double number, double places)
    {
        var text = Numbers.Spell(number);
        var mark = text.IndexOf('e', StringComparison.Ordinal);
        var exponent = (mark < 0 ? 0 : double.Parse(text.AsSpan(mark + 1), CultureInfo.InvariantCulture)) + places;
        return double.IsInteger(exponent) && double.IsFinite(number)
            ? double.Parse($"{(mark < 0 ? text : text[..mark])}e{exponent.ToString("R", CultureInfo.InvariantCulture)}", NumberStyles.Float, CultureInfo.InvariantCulture)
            : double.NaN;
    }

    private static double Total(JsonArray array)
    {
        var total = 0d;

        foreach (ref readonly var item in array.AsSpan())
        {
            total += item.Raw;
        }

        return total;
    }

    private static bool TryParse(string text, out double number)
    {
        number = 0;

        if (IsDecimal(text))
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
        }

        if (!LooksLikeAnotherBase().IsMatch(text))
        {
            return false;
        }

        var trimmed = text.AsSpan().Trim();
        var isNumber = trimmed is ['0', _, ..] && trimmed[1] switch
        {
            'x' or 'X' => TryParseDigits(trimmed[2..], 16, out number),
            'o' or 'O' => TryParseDigits(trimmed[2..], 8, out number),
            'b' or 'B' => TryParseDigits(trimmed[2..], 2, out number),
            _ => false,
        };

        // The reference takes for a number what only begins, holds or ends as one, and then it is none.
        number = isNumber ? number : double.NaN;
        return true;
    }

    [GeneratedRegex("^0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][01]+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex LooksLikeAnotherBase();

    private static bool TryParseDigits(ReadOnlySpan<char> digits, int radix, out double number)
    {
        number = 0;

        foreach (var digit in digits)
        {
            var value = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;

            if (value >= radix)
            {
                return false;
            }

            number = (number * radix) + value;
        }

        return !digits.IsEmpty;
    }

    private static bool IsDecimal(string text)
    {
        var at = text.StartsWith('-') ? 1 : 0;

        bool Digits()
        {
            var start = at;

            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            return at > start;
        }

        if (!Digits())
        {
            return false;
        }

        if (at < text.Length && text[at] == '.')
        {
            at++;

            if (!Digits())
            {
                return false;
            }
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at += at + 1 < text.Length && text[at + 1] is '+' or '-' ? 2 : 1;

            if (!Digits())
            {
                return false;
            }
        }

        return at == text.Length;
    }

    private static string InBase(double number, int radix)
    {
        if (radix == 10 || !double.IsFinite(number))
        {
            return Numbers.Spell(number);
        }

        var (rest, digits) = (Math.Abs(number), new StringBuilder());

        // JavaScript: digits beyond those that a double holds are zeros.
        for (; rest / radix >= MostExact; rest /= radix)
        {
            digits.Insert(0, '0');
        }

        do
        {
            var digit = rest % radix;
            digits.Insert(0, "0123456789abcdefghijklmnopqrstuvwxyz"[(int)digit]);
            rest = (rest - digit) / radix;
        }
        while (rest > 0);

        return number < 0 ? $"-{digits}" : digits.ToString();
    }
}
