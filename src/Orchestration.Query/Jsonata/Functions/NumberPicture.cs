using System.Globalization;
using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Evaluation;
using Orchestration.Query.Jsonata.Functions.Pictures;

namespace Orchestration.Query.Jsonata.Functions;

internal static class NumberPicture
{
    public static JsonValue Format(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0) is not { IsNumber: true } number)
        {
            return default;
        }

        var symbols = new DecimalSymbols(run, arguments.At(2));
        var pictures = SubPicture.Of(arguments.At(1).Reference as string ?? "", symbols);
        var text = Format(number.Raw, number.Raw >= 0 ? pictures[0] : pictures[1], symbols);
        run.Charge(text.Length);
        return text;
    }

    private static string Format(double number, SubPicture picture, DecimalSymbols symbols)
    {
        number *= picture.Picture.Contains(symbols.Percent, StringComparison.Ordinal) ? 100
            : picture.Picture.Contains(symbols.PerMille, StringComparison.Ordinal) ? 1000
            : 1;
        var (mantissa, exponent) = picture.LeastExponent == 0 ? (number, default(int?)) : Scaled(number, picture.Scale);
        var text = Digits(NumberFunctions.HalfEven(mantissa, picture.MostFraction), picture.MostFraction, symbols);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        text = point < 0 ? text + symbols.Point : text[..point] + symbols.Point + text[(point + 1)..];

        if (symbols.Zero.Length == 1)
        {
            text = text.Trim(symbols.Zero[0]);
        }

        text = Padded(text, picture, symbols);
        text = Grouped(text, picture, symbols);
        point = text.IndexOf(symbols.Point, StringComparison.Ordinal);

        if (!picture.Picture.Contains(symbols.Point, StringComparison.Ordinal) || point == text.Length - 1)
        {
            text = text[..^1];
        }

        if (exponent is { } power)
        {
            var digits = Digits(power, 0, symbols);
            text += symbols.Exponent + (power < 0 ? symbols.Minus : "") + Repeat(symbols.Zero, picture.LeastExponent - digits.Length) + digits;
        }

        return picture.Prefix + text + picture.Suffix;
    }

    // As many digits before the point as the picture has. What never gets there would never end.
    private static (double Mantissa, int? Exponent) Scaled(double number, int scale)
    {
        var (most, least) = (Math.Pow(10, scale), Math.Pow(10, scale - 1));
        var (mantissa, exponent) = (number, 0);

        while (mantissa < least)
        {
            if (mantissa == 0 || double.IsInfinity(mantissa))
            {
                throw new JsonataException("U1001", text: "Expression evaluation timeout: Check for infinite loop");
            }

            mantissa *= 10;
            exponent--;
        }

        while (mantissa > most && !double.IsInfinity(mantissa))
        {
            mantissa /= 10;
            exponent++;
        }

        return (mantissa, exponent);
    }

    private static string Digits(double number, int places, DecimalSymbols symbols)
    {
        var size = Math.Abs(number);
        var text = size < 1e21 ? size.ToString($"F{Math.Min(places, 100)}", CultureInfo.InvariantCulture) : Numbers.Spell(size);
        return symbols.Zero == "0" || symbols.Digits.Length == 0 ? text : string.Concat(text.Select(c => char.IsAsciiDigit(c) ? symbols.Digits[c - '0'] : c.ToString()));
    }

    private static string Padded(string text, SubPicture picture, DecimalSymbols symbols)
    {
        var point = text.IndexOf(symbols.Point, StringComparison.Ordinal);
        return Repeat(symbols.Zero, picture.LeastInteger - point) + text + Repeat(symbols.Zero, picture.LeastFraction - (text.Length - point - 1));
    }

    private static string Grouped(string text, SubPicture picture, DecimalSymbols symbols)
    {
        var point = text.IndexOf(symbols.Point, StringComparison.Ordinal);

        if (picture.Regular > 0)
        {
            for (var group = 1; group <= (point - 1) / picture.Regular; group++)
            {
                text = text.Insert(point - (group * picture.Regular), symbols.Grouping);
            }
        }
        else
        {
            foreach (var position in picture.IntegerSeparators)
            {
                text = Inserted(text, point - position, symbols.Grouping);
                point++;
            }
        }

        point = text.IndexOf(symbols.Point, StringComparison.Ordinal);

        foreach (var position in picture.FractionSeparators)
        {
            text = Inserted(text, position + point + 1, symbols.Grouping);
        }

        return text;
    }

    // JavaScript's slices: what is negative counts from the end.
    private static string Inserted(string text, int at, string inserted)
    {
        at = Math.Clamp(at < 0 ? text.Length + at : at, 0, text.Length);
        return text.Insert(at, inserted);
    }

    private static string Repeat(string text, int count) => count > 0 ? string.Concat(Enumerable.Repeat(text, count)) : "";
}
