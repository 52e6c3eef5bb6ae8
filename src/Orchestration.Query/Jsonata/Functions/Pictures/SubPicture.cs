namespace Orchestration.Query.Jsonata.Functions.Pictures;

/// <summary>A number picture, or the half of one that is for negative numbers, taken apart.</summary>
internal sealed record SubPicture
{
    private SubPicture(string picture, DecimalSymbols symbols)
    {
        var active = Enumerable.Range(0, picture.Length).Where(i => symbols.IsActive(picture[i]) && !DecimalSymbols.Is(picture[i], symbols.Exponent)).ToList();

        if (active.Count == 0)
        {
            throw new JsonataException("D3085");
        }

        (Picture, Prefix, Suffix) = (picture, picture[..active[0]], picture[(active[^1] + 1)..]);
        Active = picture[active[0]..(active[^1] + 1)];
        var exponent = symbols.Exponent.Length == 0 ? -1 : picture.IndexOf(symbols.Exponent, Prefix.Length, StringComparison.Ordinal);

        // The reference counts the place of the exponent from the start of the picture, prefix included.
        var mantissa = exponent < 0 || exponent > picture.Length - Suffix.Length ? Active : JavaScriptText.First(Active, exponent);
        Exponent = exponent < 0 || exponent > picture.Length - Suffix.Length ? null : JavaScriptText.From(Active, exponent + 1);
        Mantissa = mantissa;
        var point = mantissa.IndexOf(symbols.Point, StringComparison.Ordinal);
        (Integer, Fraction) = point < 0 ? (mantissa, Suffix) : (mantissa[..point], mantissa[(point + 1)..]);
        Check(symbols);
        Measure(symbols);
    }

    public string Picture { get; }

    public string Prefix { get; init; }

    public string Suffix { get; }

    public string Active { get; }

    public string Mantissa { get; }

    public string? Exponent { get; }

    public string Integer { get; }

    public string Fraction { get; }

    /// <summary>How many digits stand to the right of each separator of the whole part.</summary>
    public IReadOnlyList<int> IntegerSeparators { get; private set; } = [];

    /// <summary>How many digits stand to the left of each separator of the fraction.</summary>
    public IReadOnlyList<int> FractionSeparators { get; private set; } = [];

    public int Regular { get; private set; }

    public int LeastInteger { get; private set; }

    public int Scale { get; private set; }

    public int LeastFraction { get; private set; }

    public int MostFraction { get; private set; }

    public int LeastExponent { get; private set; }

    public static SubPicture[] Of(string picture, DecimalSymbols symbols)
    {
        string[] pictures = symbols.Pattern.Length == 0 ? [.. picture.Select(c => c.ToString())] : picture.Split(symbols.Pattern);

        if (pictures.Length > 2)
        {
            throw new JsonataException("D3080");
        }

        var parts = Array.ConvertAll(pictures, part => new SubPicture(part, symbols));
        return parts.Length == 2 ? parts : [parts[0], parts[0] with { Prefix = symbols.Minus + parts[0].Prefix }];
    }

    private static bool Twice(string text, string symbol) =>
        text.IndexOf(symbol, StringComparison.Ordinal) != text.LastIndexOf(symbol, StringComparison.Ordinal) && symbol.Length > 0;

    private bool Has(string symbol) => Picture.Contains(symbol, StringComparison.Ordinal);

    // Of several mistakes, the last one is named.
    private void Check(DecimalSymbols symbols)
    {
        var point = Picture.IndexOf(symbols.Point, StringComparison.Ordinal);
        var firstOptional = Integer.IndexOf(symbols.Optional, StringComparison.Ordinal);
        var lastOptional = Fraction.LastIndexOf(symbols.Optional, StringComparison.Ordinal);
        var mistakes = new (string Code, bool Made)[]
        {
            ("D3081", Twice(Picture, symbols.Point)),
            ("D3082", Twice(Picture, symbols.Percent)),
            ("D3083", Twice(Picture, symbols.PerMille)),
            ("D3084", Has(symbols.Percent) && Has(symbols.PerMille)),
            ("D3085", !Mantissa.Any(symbols.IsDigitOrOptional)),
            ("D3086", Active.Any(c => !symbols.IsActive(c))),
            ("D3087", point >= 0 && (CharacterIs(point - 1, symbols.Grouping) || CharacterIs(point + 1, symbols.Grouping))),
            ("D3088", point < 0 && Integer.Length > 0 && DecimalSymbols.Is(Integer[^1], symbols.Grouping)),
            ("D3089", Has(symbols.Grouping + symbols.Grouping)),
            ("D3090", firstOptional >= 0 && Integer[..firstOptional].Any(symbols.IsDigit)),
            ("D3091", lastOptional >= 0 && Fraction[lastOptional..].Any(symbols.IsDigit)),
            ("D3092", Exponent is { Length: > 0 } && (Has(symbols.Percent) || Has(symbols.PerMille))),
            ("D3093", Exponent is not null && (Exponent.Length == 0 || !Exponent.All(symbols.IsDigit))),
        };

        if (Array.FindLast(mistakes, mistake => mistake.Made) is { Made: true } last)
        {
            throw new JsonataException(last.Code);
        }
    }

    private bool CharacterIs(int at, string symbol) => at >= 0 && at < Picture.Length && DecimalSymbols.Is(Picture[at], symbol);

    private void Measure(DecimalSymbols symbols)
    {
        IntegerSeparators = Separators(Integer, symbols, toLeft: false);
        FractionSeparators = Separators(Fraction, symbols, toLeft: true);
        Regular = Grouping.Distance(IntegerSeparators);
        LeastInteger = Scale = Integer.Count(symbols.IsDigit);
        LeastFraction = Fraction.Count(symbols.IsDigit);
        MostFraction = Fraction.Count(symbols.IsDigitOrOptional);
        LeastExponent = Exponent?.Count(symbols.IsDigit) ?? 0;

        if (LeastInteger == 0 && MostFraction == 0)
        {
            if (Exponent is not null)
            {
                (LeastFraction, MostFraction) = (1, 1);
            }
            else
            {
                LeastInteger = 1;
            }
        }

        if (Exponent is not null && LeastInteger == 0 && Integer.Contains(symbols.Optional, StringComparison.Ordinal))
        {
            LeastInteger = 1;
        }

        if (LeastInteger == 0 && LeastFraction == 0)
        {
            LeastFraction = 1;
        }
    }

    private List<int> Separators(string part, DecimalSymbols symbols, bool toLeft)
    {
        var positions = new List<int>();

        if (symbols.Grouping.Length == 0)
        {
            return positions;
        }

        for (var at = part.IndexOf(symbols.Grouping, StringComparison.Ordinal); at >= 0;)
        {
            positions.Add((toLeft ? JavaScriptText.First(part, at) : JavaScriptText.From(part, at)).Count(symbols.IsDigitOrOptional));

            // The reference looks for the next one in the whole part, for the fraction too.
            at = at + 1 > Integer.Length ? -1 : Integer.IndexOf(symbols.Grouping, at + 1, StringComparison.Ordinal);
        }

        return positions;
    }
}
