using System.Text;

namespace Orchestration.Query.Jsonata.Functions.Pictures;

internal static class RomanNumerals
{
    private static readonly (int Value, string Text)[] Numerals =
    [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ];

    /// <summary>In small letters; nothing for zero.</summary>
    public static string Write(double number)
    {
        // A numeral of thousands alone is as long as the number is large.
        if (number > 1e9)
        {
            throw new JsonataException("U1002", text: "Expression evaluation memory limit exceeded: Check for excessive memory usage");
        }

        var (text, rest) = (new StringBuilder(), number);

        foreach (var (value, numeral) in Numerals)
        {
            for (; rest >= value; rest -= value)
            {
                text.Append(numeral);
            }
        }

        return text.ToString();
    }

    public static double Read(string numerals)
    {
        var (sum, most) = (0d, 1d);

        for (var i = numerals.Length - 1; i >= 0; i--)
        {
            var value = numerals[i] switch { 'M' => 1000, 'D' => 500, 'C' => 100, 'L' => 50, 'X' => 10, 'V' => 5, 'I' => 1, _ => double.NaN };

            if (value < most)
            {
                sum -= value;
            }
            else
            {
                (most, sum) = (value, sum + value);
            }
        }

        return sum;
    }
}
