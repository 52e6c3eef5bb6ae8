using System.Buffers;
using System.Globalization;
using System.Numerics;
using Orchestration.Query.Json;

namespace Orchestration.Query.JsonPath.Evaluation;

/// <summary>Compares two values as filters do: by what the first one is, with text that is read as whatever it meets.</summary>
internal static class FilterComparison
{
    private static readonly SearchValues<char> IntegerCharacters = SearchValues.Create("-+0123456789");

    /// <summary>Compares the expected value with the one that is there; the order is null where the two cannot be compared, which matches no operator.</summary>
    public static PathFailure? Compare(JsonValue expected, JsonValue actual, out int? order)
    {
        order = (IsNothing(expected), IsNothing(actual)) switch
        {
            (true, true) => 0,
            (true, false) => -1,
            (false, true) => 1,
            _ => null,
        };

        if (order is not null)
        {
            return null;
        }

        switch (expected.Kind, actual.Kind)
        {
            case (JsonKind.String, JsonKind.String):
                order = string.CompareOrdinal(expected.AsString().Replace(@"\'", "'", StringComparison.Ordinal), actual.AsString());
                break;

            case (JsonKind.Number, JsonKind.Number):
                order = expected.AsNumber().CompareTo(actual.AsNumber());
                break;

            case (JsonKind.String, JsonKind.Number):
                if (Fault(expected.AsString()) is { } fault)
                {
                    return PathFailure.Unfit(fault);
                }

                order = CompareNumbers(expected.AsString(), actual);
                break;

            case (JsonKind.String, JsonKind.Boolean):
                order = expected.AsString().Equals("true", StringComparison.OrdinalIgnoreCase).CompareTo(actual.AsBoolean());
                break;

            case (JsonKind.Boolean, JsonKind.Boolean):
                order = expected.AsBoolean().CompareTo(actual.AsBoolean());
                break;

            case (JsonKind.Array, JsonKind.Array) when ReferenceEquals(expected.AsArray(), actual.AsArray()):
            case (JsonKind.Object, JsonKind.Object) when ReferenceEquals(expected.AsObject(), actual.AsObject()):
                order = 0;
                break;
        }

        return null;
    }

    private static bool IsNothing(JsonValue value) => value.IsNull || value.IsUndefined || (value.IsString && value.AsString() == "null");

    private static int CompareNumbers(string expected, JsonValue actual)
    {
        var rough = double.Parse(expected, NumberStyles.Float, CultureInfo.InvariantCulture).CompareTo(actual.AsNumber());

        // Reading text as a double keeps the order; only where both give the same one may digits be lost.
        return rough == 0 && IsInteger(expected) && IsInteger(actual.NumberSpelling())
            ? BigInteger.Parse(expected, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
                .CompareTo(BigInteger.Parse(actual.NumberSpelling(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))
            : rough;
    }

    private static bool IsInteger(string text) => text.Length < 1000 && !text.AsSpan().ContainsAnyExcept(IntegerCharacters);

    // What java.math.BigDecimal says of text that is no number.
    private static string? Fault(string text)
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
