using System.Text.RegularExpressions;

namespace Orchestration.Query.Jsonata.Functions.Pictures;

/// <summary>Numbers in English.</summary>
internal static partial class NumberWords
{
    private static readonly string[] Few =
    [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
        "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
    ];

    private static readonly string[] Ordinals =
    [
        "Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
        "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth",
    ];

    private static readonly string[] Tens = ["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];

    private static readonly (double Value, string Word)[] Magnitudes = [(1e3, "Thousand"), (1e6, "Million"), (1e9, "Billion"), (1e12, "Trillion")];

    private static readonly OrderedDictionary<string, double> Values = AllValues();

    /// <summary>What any text in words looks like.</summary>
    public static string Pattern { get; } = $@"(?:{string.Join('|', Values.Keys)}|and|[\-, ])+";

    public static string Write(double number, bool ordinal) => double.IsFinite(number) ? Write(number, false, ordinal) : "";

    /// <summary>The number that small words say; not a number where a word says none.</summary>
    public static double Read(string words)
    {
        var sums = new List<double> { 0 };

        foreach (var word in Separators().Split(words))
        {
            var value = Values.TryGetValue(word, out var known) ? known : double.NaN;

            if (!(value < 100))
            {
                sums[^1] *= value;
            }
            else if (sums[^1] >= 1000)
            {
                sums.Add(value);
            }
            else
            {
                sums[^1] += value;
            }
        }

        return sums.Sum();
    }

    private static string Write(double number, bool follows, bool ordinal)
    {
        if (number < 20)
        {
            return (follows ? " and " : "") + (ordinal ? Ordinals : Few)[(int)number];
        }

        if (number < 100)
        {
            var (tens, ones) = (Tens[((int)number / 10) - 2], number % 10);
            return (follows ? " and " : "") + (ones > 0 ? $"{tens}-{Write(ones, false, ordinal)}" : ordinal ? tens[..^1] + "ieth" : tens);
        }

        var (unit, word) = number < 1000 ? (100, "Hundred") : Magnitudes.Last(magnitude => number >= magnitude.Value);
        var count = Math.Floor(number / unit);
        var rest = number - (count * unit);
        return (follows ? ", " : "") + Write(count, false, false) + " " + word + (rest > 0 ? Write(rest, true, ordinal) : ordinal ? "th" : "");
    }

    private static OrderedDictionary<string, double> AllValues()
    {
        var values = new OrderedDictionary<string, double>(StringComparer.Ordinal);

        void Add(string word, double value) => values[word.ToLowerInvariant()] = value;

        for (var i = 0; i < Few.Length; i++)
        {
            Add(Few[i], i);
        }

        for (var i = 0; i < Ordinals.Length; i++)
        {
            Add(Ordinals[i], i);
        }

        for (var i = 0; i < Tens.Length; i++)
        {
            Add(Tens[i], (i + 2) * 10);
            Add(Tens[i][..^1] + "ieth", (i + 2) * 10);
        }

        Add("Hundred", 100);
        Add("Hundreieth", 100);
        Add("Hundredth", 100);

        foreach (var (value, word) in Magnitudes)
        {
            Add(word, value);
            Add(word + "th", value);
        }

        return values;
    }

    [GeneratedRegex(@",\s|\sand\s|[\s\\-]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
