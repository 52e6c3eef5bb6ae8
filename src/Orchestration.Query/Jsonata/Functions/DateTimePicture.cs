using System.Globalization;
using System.Text.RegularExpressions;
using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Evaluation;
using Orchestration.Query.Jsonata.Functions.Pictures;

namespace Orchestration.Query.Jsonata.Functions;

internal static partial class DateTimePicture
{
    public static JsonValue Now(Run run, ReadOnlySpan<JsonValue> arguments) => Write(run, run.Now.ToUnixTimeMilliseconds(), arguments.At(0), arguments.At(1));

    public static JsonValue Millis(Run run, ReadOnlySpan<JsonValue> arguments) => run.Now.ToUnixTimeMilliseconds();

    public static JsonValue FromMillis(Run run, ReadOnlySpan<JsonValue> arguments) =>
        arguments.At(0) is { IsNumber: true } milliseconds ? Write(run, milliseconds.Raw, arguments.At(1), arguments.At(2)) : default;

    public static JsonValue ToMillis(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not string text)
        {
            return default;
        }

        if (arguments.At(1).Reference is string picture)
        {
            run.Charge(picture.Length);
            var now = new CalendarDate(run.Now.ToUnixTimeMilliseconds());
            return new DateTimeReader(DateTimeFormat.Of(picture)).Read(text, now) is { } milliseconds ? milliseconds : default(JsonValue);
        }

        return LooksLikeIso().IsMatch(text) ? Iso(text) : throw new JsonataException("D3110", text);
    }

    private static JsonValue Write(Run run, double milliseconds, in JsonValue picture, in JsonValue zone)
    {
        var format = picture.Reference is string text ? DateTimeFormat.Of(text) : DateTimeFormat.Iso;
        var written = format.Write(milliseconds, zone.Reference as string);
        run.Charge(written.Length);
        return written;
    }

    // Without an offset it is universal time, as on AWS.
    private static double Iso(string text)
    {
        var match = IsoParts().Match(text);

        if (!match.Success)
        {
            return double.NaN;
        }

        double Number(string group, double otherwise) =>
            match.Groups[group].Success ? double.Parse(match.Groups[group].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture) : otherwise;

        var (month, day, hour) = (Number("month", 1), Number("day", 1), Number("hour", 0));
        var (minute, second) = (Number("minute", 0), Number("second", 0));

        if (month is < 1 or > 12 || day is < 1 or > 31 || hour > 24 || (hour == 24 && minute + second > 0))
        {
            return double.NaN;
        }

        // Utc takes years below 100 for others; four digits mean what they say.
        var year = Number("year", 0);
        var milliseconds = CalendarDate.Utc(year + 400, month - 1, day, hour, minute, second, Math.Floor(Number("fraction", 0) * 1000)) - (146_097 * 86_400_000d);
        var offset = ((Number("offsetHours", 0) * 60) + Number("offsetMinutes", 0)) * 60_000;
        return match.Groups["sign"].Value == "-" ? milliseconds + offset : milliseconds - offset;
    }

    [GeneratedRegex(@"\A[0-9]{4}(-[01][0-9])*(-[0-3][0-9])*(T[0-2][0-9]:[0-5][0-9]:[0-5][0-9])*(\.[0-9]+)?([+-][0-2][0-9]:?[0-5][0-9]|Z)?\z")]
    private static partial Regex LooksLikeIso();

    [GeneratedRegex(@"\A(?<year>[0-9]{4})(-(?<month>[0-9]{2})(-(?<day>[0-9]{2}))?)?(T(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(?<fraction>\.[0-9]+)?((?<sign>[+-])(?<offsetHours>[0-9]{2}):?(?<offsetMinutes>[0-9]{2})|Z)?|Z)?\z")]
    private static partial Regex IsoParts();
}
