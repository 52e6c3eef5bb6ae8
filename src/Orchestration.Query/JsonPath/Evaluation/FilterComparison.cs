using System.Buffers;
using System.Globalization;
using System.Numerics;
using Orchestration.Query.Json;
using Orchestration.Query.JsonPath.Compilation;

namespace Orchestration.Query.JsonPath.Evaluation;

/// <summary>Compares two values as filters do: by what the first one is, with text that is read as whatever it meets.</summary>
internal static class FilterComparison
{
    private const double LargestExactInteger = 9007199254740992;

    private static readonly SearchValues<char> IntegerCharacters = SearchValues.Create("-+0123456789");

    /// <summary>Compares the expected value with the one that is there; the order is null where the two cannot be compared, which matches no operator.</summary>
    /// <param name="expected">The expected value.</param>
    /// <param name="literal">Where the expected value was written in the filter.</param>
    /// <param name="actual">The value that is there.</param>
    /// <param name="order">How the first stands to the second.</param>
    public static PathFailure? Compare(JsonValue expected, FilterExpression.Operand.Text? literal, JsonValue actual, out int? order)
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
                order = string.CompareOrdinal(literal?.Unquoted ?? FilterExpression.Operand.Text.Unquote(expected.AsString()), actual.AsString());
                break;

            case (JsonKind.Number, JsonKind.Number):
                order = expected.AsNumber().CompareTo(actual.AsNumber());
                break;

            case (JsonKind.String, JsonKind.Number):
                literal ??= new(expected.AsString());

                if (literal.Fault is { } fault)
                {
                    return PathFailure.Unfit(fault);
                }

                order = CompareNumbers(literal, actual);
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

    private static int CompareNumbers(FilterExpression.Operand.Text expected, JsonValue actual)
    {
        var rough = expected.Number.CompareTo(actual.AsNumber());

        // Reading text as a double keeps the order; only where both give the same one may digits be lost.
        return rough == 0 && Math.Abs(expected.Number) >= LargestExactInteger && IsInteger(expected.Value) && IsInteger(actual.NumberSpelling())
            ? BigInteger.Parse(expected.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
                .CompareTo(BigInteger.Parse(actual.NumberSpelling(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))
            : rough;
    }

    private static bool IsInteger(string text) => text.Length < 1000 && !text.AsSpan().ContainsAnyExcept(IntegerCharacters);
}
