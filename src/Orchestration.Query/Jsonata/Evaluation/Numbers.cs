using System.Globalization;
using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>Numbers as JavaScript has them.</summary>
internal static class Numbers
{
    /// <summary>Whether it is a number that can be reckoned with.</summary>
    /// <exception cref="JsonataException">It is infinite.</exception>
    public static bool IsNumeric(in JsonValue value)
    {
        if (!value.IsNumber)
        {
            return false;
        }

        return double.IsInfinity(value.Raw) ? throw new JsonataException("D1001", value) : !double.IsNaN(value.Raw);
    }

    public static string Spell(double number) =>
        double.IsNaN(number) ? "NaN" : double.IsPositiveInfinity(number) ? "Infinity" : double.IsNegativeInfinity(number) ? "-Infinity" : JsonValue.Spell(number);

    /// <summary>The number with 15 significant digits.</summary>
    public static double Shorten(double number) =>
        number == Math.Floor(number) && Math.Abs(number) < 1e15 ? number : double.Parse(number.ToString("E14", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>A part of a value as text shows it.</summary>
    public static JsonValue ForText(JsonValue leaf) => leaf switch
    {
        { Reference: FunctionValue } => "",
        { IsNumber: true } when double.IsNaN(leaf.Raw) => JsonValue.Null,
        { IsNumber: true } => IsNumeric(leaf) ? Shorten(leaf.Raw) : leaf,
        _ => leaf,
    };

    public static bool IsInteger(in JsonValue value) => value.IsNumber && double.IsInteger(value.Raw);
}
