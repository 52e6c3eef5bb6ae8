using System.Text;
using System.Text.RegularExpressions;

namespace Orchestration.Query.Jsonata.Functions.Pictures;

/// <summary>Reads dates and times that were written by a picture.</summary>
internal sealed class DateTimeReader
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly List<(char Component, Func<string, double>? Read)> _parts = [];
    private readonly Regex _pattern;

    public DateTimeReader(DateTimeFormat format)
    {
        var pattern = new StringBuilder(@"\A");

        foreach (var part in format.Parts)
        {
            var (text, read) = Reader(part);
            pattern.Append('(').Append(text).Append(')');
            _parts.Add((part.Component, read));
        }

        _pattern = new(pattern.Append(@"\z").ToString(), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
    }

    /// <summary>The milliseconds since 1970; null where the text does not look like the picture, or the picture names no component.</summary>
    /// <param name="text">The date and time.</param>
    /// <param name="now">Gives what is larger than the components of the picture.</param>
    public double? Read(string text, CalendarDate now)
    {
        Match match;

        try
        {
            match = _pattern.Match(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new JsonataException("U1001", text: "Expression evaluation timeout: Check for infinite loop");
        }

        var found = new Dictionary<char, double>();

        for (var i = 0; match.Success && i < _parts.Count; i++)
        {
            if (_parts[i].Read is { } read)
            {
                found[_parts[i].Component] = read(match.Groups[i + 1].Value);
            }
        }

        return found.Count == 0 ? null : Assemble(found, now);
    }

    private static (string Pattern, Func<string, double>? Read) Reader(DateTimePart part)
    {
        if (part.Literal is not null)
        {
            return (Regex.Escape(part.Literal).Replace("/", @"\/", StringComparison.Ordinal), null);
        }

        if (part.Component is 'Z' or 'z')
        {
            var separator = part.Integer!.Regular > 0 ? part.Integer.Separators[0].Text : null;
            var pattern = (part.Component == 'z' ? "GMT" : "") + "[-+][0-9]+" + (separator is null ? "" : separator + "[0-9]+");
            return (pattern, text => Offset(part.Component == 'z' ? text[3..] : text, separator));
        }

        if (part.Integer is { } format)
        {
            return (IntegerReader.Pattern(format, part.Digits), text => IntegerReader.Read(text, format));
        }

        if (part.Component == 'P')
        {
            return ("[a-zA-Z]+", text => text switch { "am" or "AM" => 0, "pm" or "PM" => 1, _ => double.NaN });
        }

        var names = DateTimeFormat.NamesOf(part).ToList();
        return ("[a-zA-Z]+", text => names.FindLast(known => known.Name == text) is { Name: not null } known ? known.Number : double.NaN);
    }

    private static double Offset(string text, string? separator)
    {
        if (separator is not null)
        {
            var at = text.IndexOf(separator, StringComparison.Ordinal);
            return (JavaScriptText.ParseInteger(text[..at]) * 60) + JavaScriptText.ParseInteger(text[(at + separator.Length)..]);
        }

        return text.Length <= 3
            ? JavaScriptText.ParseInteger(text) * 60
            : (JavaScriptText.ParseInteger(text[..3]) * 60) + JavaScriptText.ParseInteger(text[3..]);
    }

    // Whether the components given are all among the possible ones, and at least one is. What is zero does not count as given.
    private static bool Are(Dictionary<char, double> found, string all, string possible)
    {
        var given = all.Where(component => found.TryGetValue(component, out var value) && value != 0 && !double.IsNaN(value)).ToList();
        return given.Count > 0 && given.TrueForAll(component => possible.Contains(component, StringComparison.Ordinal));
    }

    private static double Assemble(Dictionary<char, double> found, CalendarDate now)
    {
        const string Dates = "YXMxWwdD";
        const string Times = "PHhmsf";
        var byDay = !Are(found, Dates, "YMD") && Are(found, Dates, "Yd");
        var byMonthWeek = Are(found, Dates, "XxwF");
        var byWeek = !byMonthWeek && Are(found, Dates, "XWF");
        var byHalf = !Are(found, Times, "Hmsf") && Are(found, Times, "Phmsf");
        var order = (byDay ? "YD" : byMonthWeek ? "XxwF" : byWeek ? "XWF" : "YMD") + (byHalf ? "Phmsf" : "Hmsf");
        var (started, ended) = (false, false);

        foreach (var component in order)
        {
            if (found.TryGetValue(component, out var value) && !IsMissingName(component, value))
            {
                started = true;

                if (ended)
                {
                    throw new JsonataException("D3136");
                }
            }
            else if (started)
            {
                found[component] = component is 'M' or 'D' or 'd' ? 1 : 0;
                ended = true;
            }
            else
            {
                found[component] = now.Part(component);
            }
        }

        if (byMonthWeek || byWeek)
        {
            throw new JsonataException("D3136");
        }

        var month = found.GetValueOrDefault('M') > 0 ? found['M'] - 1 : 0;
        var day = found['D'];

        if (byDay)
        {
            var date = new CalendarDate(CalendarDate.Utc(found['Y'], 0) + ((found.GetValueOrDefault('d', double.NaN) - 1) * 86_400_000));
            (month, day) = (date.Month - 1, date.Day);
        }

        var hour = byHalf ? (found['h'] == 12 ? 0 : found['h']) + (found['P'] == 1 ? 12 : 0) : found['H'];
        var milliseconds = CalendarDate.Utc(found['Y'], month, day, hour, found['m'], found['s'], found['f']);
        var offset = found.GetValueOrDefault('Z') is var zone && zone != 0 && !double.IsNaN(zone) ? zone : found.GetValueOrDefault('z');
        return double.IsNaN(offset) ? milliseconds : milliseconds - (offset * 60_000);
    }

    // A name that is none of the known ones counts as not given.
    private static bool IsMissingName(char component, double value) => component is 'M' or 'F' or 'P' or 'x' && double.IsNaN(value);
}
