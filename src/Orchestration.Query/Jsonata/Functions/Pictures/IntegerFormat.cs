using System.Text;
using Orchestration.Query.Jsonata.Evaluation;

namespace Orchestration.Query.Jsonata.Functions.Pictures;

/// <summary>How a whole number is written: a picture such as <c>#,##0</c>, <c>Ww</c> or <c>i;o</c>.</summary>
internal sealed record IntegerFormat
{
    private const string Zeros = "0٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰０";

    public IntegerStyle Style { get; private init; }

    public LetterCase Case { get; private init; }

    public bool Ordinal { get; private init; }

    public char Zero { get; private init; } = '0';

    /// <summary>How many digits it has at least; not a number where it is no decimal.</summary>
    public double Mandatory { get; init; } = double.NaN;

    public double Optional { get; private init; } = double.NaN;

    /// <summary>The separators, from right to left.</summary>
    public IReadOnlyList<(int Position, string Text)> Separators { get; private init; } = [];

    /// <summary>The distance of separators that stand at regular distances; 0 where they do not.</summary>
    public int Regular { get; private init; }

    /// <summary>The picture without what follows the semicolon.</summary>
    public string Picture { get; private init; } = "";

    public static IntegerFormat Of(string picture)
    {
        var semicolon = picture.LastIndexOf(';');
        var primary = semicolon < 0 ? picture : picture[..semicolon];
        var format = new IntegerFormat { Picture = primary, Ordinal = semicolon >= 0 && picture.AsSpan(semicolon + 1).StartsWith("o") };

        return primary switch
        {
            "A" => format with { Style = IntegerStyle.Letters, Case = LetterCase.Upper },
            "a" => format with { Style = IntegerStyle.Letters },
            "I" => format with { Style = IntegerStyle.Roman, Case = LetterCase.Upper },
            "i" => format with { Style = IntegerStyle.Roman },
            "W" => format with { Style = IntegerStyle.Words, Case = LetterCase.Upper },
            "Ww" => format with { Style = IntegerStyle.Words, Case = LetterCase.Title },
            "w" => format with { Style = IntegerStyle.Words },
            _ => format.Digits(primary),
        };
    }

    public string Write(double number)
    {
        var size = Math.Abs(number);
        var text = Style switch
        {
            IntegerStyle.Letters => Letters(size, Case == LetterCase.Upper ? 'A' : 'a'),
            IntegerStyle.Roman => Cased(RomanNumerals.Write(size)),
            IntegerStyle.Words => Cased(NumberWords.Write(size, Ordinal)),
            IntegerStyle.Decimal => Decimal(size),
            _ => throw new JsonataException("D3130", Picture),
        };

        return number < 0 ? "-" + text : text;
    }

    private static string Letters(double number, char first)
    {
        var letters = new StringBuilder();

        for (var rest = number; rest > 0 && letters.Length < 1000; rest = Math.Floor((rest - 1) / 26))
        {
            letters.Insert(0, (char)(((rest - 1) % 26) + first));
        }

        return letters.ToString();
    }

    private string Cased(string text) => Case switch
    {
        LetterCase.Upper => text.ToUpperInvariant(),
        LetterCase.Lower => text.ToLowerInvariant(),
        _ => text,
    };

    private IntegerFormat Digits(string picture)
    {
        var (mandatory, optional, position, zero) = (0, 0, 0, '\0');
        var separators = new List<(int Position, string Text)>();

        foreach (var rune in picture.EnumerateRunes().Reverse())
        {
            var family = rune.IsBmp ? Zeros.FirstOrDefault(candidate => rune.Value >= candidate && rune.Value <= candidate + 9) : '\0';

            if (family != '\0')
            {
                zero = zero == '\0' || zero == family ? family : throw new JsonataException("D3131");
                mandatory++;
                position++;
            }
            else if (rune.Value == '#')
            {
                optional++;
                position++;
            }
            else
            {
                separators.Add((position, rune.ToString()));
            }
        }

        if (mandatory == 0)
        {
            return this with { Style = IntegerStyle.Sequence };
        }

        return this with
        {
            Zero = zero,
            Mandatory = mandatory,
            Optional = optional,
            Separators = separators,
            Regular = separators.TrueForAll(separator => separator.Text == separators[0].Text) ? Grouping.Distance([.. separators.Select(separator => separator.Position)]) : 0,
        };
    }

    private string Decimal(double number)
    {
        var text = Numbers.Spell(number);
        text = text.PadLeft(double.IsNaN(Mandatory) ? 0 : (int)Math.Clamp(Mandatory, 0, 10_000), '0');

        if (Zero != '0')
        {
            text = string.Concat(text.Select(c => (char)(c + Zero - '0')));
        }

        if (Regular > 0)
        {
            for (var group = (text.Length - 1) / Regular; group > 0; group--)
            {
                text = text.Insert(text.Length - (group * Regular), Separators[0].Text);
            }
        }
        else
        {
            foreach (var (position, separator) in Separators.Reverse())
            {
                var at = text.Length - position;
                text = JavaScriptText.First(text, at) + separator + JavaScriptText.From(text, at);
            }
        }

        return Ordinal ? text + Suffix(text) : text;
    }

    private static string Suffix(string digits) => digits switch
    {
        [.., '1', _] => "th",
        [.., '1'] => "st",
        [.., '2'] => "nd",
        [.., '3'] => "rd",
        _ => "th",
    };
}
