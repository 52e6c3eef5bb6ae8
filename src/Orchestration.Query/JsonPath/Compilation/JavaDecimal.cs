namespace Orchestration.Query.JsonPath.Compilation;

/// <summary>The numbers that java.math.BigDecimal reads.</summary>
internal static class JavaDecimal
{
    /// <summary>What the class says of a text that is no number; null of one that is.</summary>
    public static string? Fault(string text)
    {
        var (digits, points, at) = (0, 0, 0);

        if (text.Length == 0)
        {
            return "";
        }

        if (text[0] is '-' or '+')
        {
            at++;
        }

        for (; at < text.Length && text[at] is not ('e' or 'E'); at++)
        {
            if (char.IsDigit(text[at]))
            {
                digits++;
            }
            else if (text[at] != '.')
            {
                return $"Character {text[at]} is neither a decimal digit number, decimal point, nor \"e\" notation exponential mark.";
            }
            else if (++points > 1)
            {
                return "Character array contains more than one decimal point.";
            }
        }

        return at < text.Length && FaultOfExponent(text.AsSpan(at + 1)) is { } fault ? fault : digits == 0 ? "No digits found." : null;
    }

    private static string? FaultOfExponent(ReadOnlySpan<char> exponent)
    {
        exponent = exponent is ['-' or '+', ..] ? exponent[1..] : exponent;
        return exponent.IsEmpty ? "" : exponent.ContainsAnyExceptInRange('0', '9') ? "Not a digit." : exponent.TrimStart('0').Length > 10 ? "Too many nonzero exponent digits." : null;
    }
}
