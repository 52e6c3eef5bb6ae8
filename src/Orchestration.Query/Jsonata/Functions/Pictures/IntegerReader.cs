namespace Orchestration.Query.Jsonata.Functions.Pictures;

/// <summary>Reads whole numbers that were written by a picture.</summary>
internal static class IntegerReader
{
    /// <summary>What numbers of the format look like. <paramref name="digits"/> is how many there are; not a number where that is open.</summary>
    public static string Pattern(IntegerFormat format, double digits) => format.Style switch
    {
        IntegerStyle.Letters => format.Case == LetterCase.Upper ? "[A-Z]+" : "[a-z]+",
        IntegerStyle.Roman => format.Case == LetterCase.Upper ? "[MDCLXVI]+" : "[mdclxvi]+",
        IntegerStyle.Words => NumberWords.Pattern,
        IntegerStyle.Decimal => $"[0-9]{Occurrences(format, digits)}{(format.Ordinal ? "(?:th|st|nd|rd)" : "")}",
        _ => throw new JsonataException("D3130", format.Picture),
    };

    public static double Read(string text, IntegerFormat format) => format.Style switch
    {
        IntegerStyle.Letters => Letters(text, format.Case == LetterCase.Upper ? 'A' : 'a'),
        IntegerStyle.Roman => RomanNumerals.Read(format.Case == LetterCase.Upper ? text : text.ToUpperInvariant()),
        IntegerStyle.Words => NumberWords.Read(text.ToLowerInvariant()),
        IntegerStyle.Decimal => Decimal(text, format),
        _ => throw new JsonataException("D3130", format.Picture),
    };

    private static string Occurrences(IntegerFormat format, double digits) =>
        !(digits > 0) ? "+" : format.Optional == 0 ? $"{{{Whole(digits)}}}" : $"{{{Whole(digits - format.Optional)},{Whole(digits)}}}";

    private static int Whole(double number) => (int)Math.Clamp(number, 0, 10_000);

    private static double Letters(string text, char first)
    {
        var number = 0d;

        for (var i = 0; i < text.Length; i++)
        {
            number += (text[^(i + 1)] - first + 1) * Math.Pow(26, i);
        }

        return number;
    }

    private static double Decimal(string text, IntegerFormat format)
    {
        var digits = format.Ordinal ? text[..Math.Max(0, text.Length - 2)] : text;

        if (format.Regular > 0)
        {
            // The reference takes commas out, whatever the picture groups by.
            digits = digits.Replace(",", "", StringComparison.Ordinal);
        }
        else
        {
            digits = format.Separators.Aggregate(digits, (rest, separator) => rest.Replace(separator.Text, "", StringComparison.Ordinal));
        }

        return JavaScriptText.ParseInteger(format.Zero == '0' ? digits : string.Concat(digits.Select(c => (char)(c - format.Zero + '0'))));
    }
}
