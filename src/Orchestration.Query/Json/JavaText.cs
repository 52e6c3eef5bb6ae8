using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Orchestration.Query.Json.Text;

namespace Orchestration.Query.Json;

/// <summary>How Java prints values: Step Functions reads JSON into Java's objects, and their text shows in causes and in what intrinsic functions give.</summary>
internal static class JavaText
{
    /// <summary>A number as Java prints the int, long, BigInteger or double that the JSON reader makes of it.</summary>
    public static string OfNumber(JsonValue number)
    {
        var spelling = number.NumberSpelling();
        return IsFraction(spelling) ? OfDouble(number.AsNumber()) : spelling == "-0" ? "0" : spelling;
    }

    /// <summary>Object.toString of what Java makes of the value: texts bare, objects as <c>{a=1, b=[]}</c>.</summary>
    public static string Of(JsonValue value)
    {
        if (value.IsArray || value.IsObject)
        {
            var text = new StringBuilder();
            Append(value, text);
            return text.ToString();
        }

        return value switch
        {
            { IsString: true } => value.AsString(),
            { IsNumber: true } => OfNumber(value),
            { IsBoolean: true } => value.AsBoolean() ? "true" : "false",
            _ => "null",
        };
    }

    /// <summary>JsonNode.toString of what Java makes of the value: JSON, in which numbers are Java's.</summary>
    public static string OfNode(JsonValue value)
    {
        var writer = new JsonTextWriter(capacity: 256) { HasJavaNumbers = true };

        try
        {
            writer.Write(value);
            return Encoding.UTF8.GetString(writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Whether a spelling makes a double in Java.</summary>
    public static bool IsFraction(string spelling) => spelling.AsSpan().IndexOfAny('.', 'e', 'E') >= 0;

    /// <summary>Double.toString.</summary>
    public static string OfDouble(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }

        if (number == 0)
        {
            return double.IsNegative(number) ? "-0.0" : "0.0";
        }

        var (digits, exponent) = Shortest(number);
        var sign = number < 0 ? "-" : "";

        return exponent switch
        {
            >= 0 and < 7 => digits.Length <= exponent + 1
                ? $"{sign}{digits.PadRight(exponent + 1, '0')}.0"
                : $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}",
            < 0 and >= -3 => $"{sign}0.{new string('0', -exponent - 1)}{digits}",
            _ => $"{sign}{digits[0]}.{(digits.Length > 1 ? digits[1..] : "0")}E{exponent.ToString(CultureInfo.InvariantCulture)}",
        };
    }

    private static void Append(JsonValue value, StringBuilder text)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();

        switch (value.Kind)
        {
            case JsonKind.Array:
                text.Append('[');

                for (var i = 0; i < value.AsArray().Count; i++)
                {
                    text.Append(i > 0 ? ", " : "");
                    Append(value[i], text);
                }

                text.Append(']');
                break;

            case JsonKind.Object:
                text.Append('{');
                var isFirst = true;

                foreach (var (name, member) in value.AsObject())
                {
                    text.Append(isFirst ? "" : ", ").Append(name).Append('=');
                    Append(member, text);
                    isFirst = false;
                }

                text.Append('}');
                break;

            default:
                text.Append(Of(value));
                break;
        }
    }

    // The shortest digits that round-trip, and the power of ten of the first one.
    private static (string Digits, int Exponent) Shortest(double number)
    {
        var text = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var power = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text[..mark];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var leading = all.Length - all.TrimStart('0').Length;
        var exponent = (point < 0 ? mantissa.Length : point) - 1 - leading + power;
        return (all[leading..].TrimEnd('0') is { Length: > 0 } digits ? digits : "0", exponent);
    }
}
