using System.Text;

namespace Orchestration.Query.Jsonata.Functions.Pictures;

/// <summary>How a date and time is written: a picture such as <c>[D1o] [MNn] [Y]</c>.</summary>
internal sealed class DateTimeFormat
{
    private const string Integers = "YMDdFWwXxHhmsf";

    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    private DateTimeFormat(List<DateTimePart> parts) => Parts = parts;

    /// <summary>The picture of ISO 8601 with milliseconds.</summary>
    public static DateTimeFormat Iso { get; } = Of("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]");

    public IReadOnlyList<DateTimePart> Parts { get; }

    public static DateTimeFormat Of(string picture)
    {
        var (parts, text, at) = (new List<DateTimePart>(), 0, 0);

        void Literal(int end)
        {
            if (end > text)
            {
                parts.Add(new(picture[text..end].Replace("]]", "]", StringComparison.Ordinal), '\0'));
            }
        }

        for (; at < picture.Length; at++)
        {
            if (picture[at] != '[')
            {
                continue;
            }

            Literal(at);

            if (at + 1 < picture.Length && picture[at + 1] == '[')
            {
                parts.Add(new("[", '\0'));
                text = ++at + 1;
                continue;
            }

            var close = picture.IndexOf(']', at);

            if (close < 0)
            {
                throw new JsonataException("D3135");
            }

            parts.Add(Marker(string.Concat(picture[(at + 1)..close].Where(c => !char.IsWhiteSpace(c)))));
            (at, text) = (close, close + 1);
        }

        Literal(picture.Length);
        return new(parts);
    }

    /// <summary>The names of months or days from 1, and no more of them than the part shows.</summary>
    public static IEnumerable<(string Name, int Number)> NamesOf(DateTimePart part)
    {
        var names = part.Component is 'M' or 'x' ? Months : part.Component == 'F' ? Days : throw new JsonataException("D3133", part.Component.ToString());
        return names.Select((name, i) => (part.Widest > 0 ? JavaScriptText.First(name, (int)Math.Min(part.Widest, 100)) : name, i + 1));
    }

    /// <summary>Writes an instant.</summary>
    /// <param name="milliseconds">Since 1970.</param>
    /// <param name="zone">The offset, such as <c>+0530</c>; null for none.</param>
    public string Write(double milliseconds, string? zone)
    {
        var offset = zone is null ? 0 : JavaScriptText.ParseInteger(zone);
        var (hours, minutes) = (Math.Floor(offset / 100), offset % 100);
        var date = new CalendarDate(milliseconds + (((60 * hours) + minutes) * 60_000));
        var text = new StringBuilder();

        foreach (var part in Parts)
        {
            text.Append(part.Literal ?? Component(part, date, hours, minutes));
        }

        return text.ToString();
    }

    private static DateTimePart Marker(string marker)
    {
        var component = marker.Length > 0 ? marker[0] : '\0';
        var comma = marker.LastIndexOf(',');
        var (least, most) = comma < 0 ? (null, null) : Widths(marker[(comma + 1)..]);
        var presentation = comma < 0 ? marker[Math.Min(1, marker.Length)..] : marker[Math.Min(1, comma)..comma];
        var second = '\0';

        if (presentation.Length == 0)
        {
            presentation = Usual(component) ?? throw new JsonataException("D3132", component == '\0' ? "" : component.ToString());
        }
        else if (presentation.Length > 1 && presentation[^1] is 'a' or 't' or 'c' or 'o')
        {
            (second, presentation) = (presentation[^1], presentation[..^1]);
        }

        var part = new DateTimePart(null, component) { Traditional = second == 't', Widest = most ?? double.NaN };

        if (presentation[0] is 'n' or 'N')
        {
            part = part with { Names = presentation[0] == 'n' ? LetterCase.Lower : presentation.Length > 1 && presentation[1] == 'n' ? LetterCase.Title : LetterCase.Upper };
        }
        else if (Integers.Contains(component, StringComparison.Ordinal))
        {
            part = Sized(part, IntegerFormat.Of(second == '\0' ? presentation : $"{presentation};{second}"), least, most);
        }

        return component is 'Z' or 'z' ? part with { Integer = IntegerFormat.Of(presentation) } : part;
    }

    private static DateTimePart Sized(DateTimePart part, IntegerFormat format, double? least, double? most)
    {
        if (format.Mandatory < least)
        {
            format = format with { Mandatory = least.Value };
        }

        if (part.Component is not ('Y' or 'M' or 'D'))
        {
            return part with { Integer = format };
        }

        return most is { } digits
            ? part with { Integer = format with { Mandatory = digits }, Digits = digits }
            : part with { Integer = format, Digits = format.Mandatory + format.Optional >= 2 ? format.Mandatory + format.Optional : -1 };
    }

    private static (double? Least, double? Most) Widths(string widths)
    {
        var dash = widths.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (Width(widths), null) : (Width(widths[..dash]), Width(widths[(dash + 1)..]));
    }

    private static double? Width(string width) => width == "*" ? null : JavaScriptText.ParseInteger(width);

    private static string? Usual(char component) => component switch
    {
        'Y' or 'M' or 'D' or 'd' or 'W' or 'w' or 'X' or 'x' or 'H' or 'h' or 'f' => "1",
        'F' or 'P' or 'C' or 'E' => "n",
        'm' or 's' => "01",
        'Z' or 'z' => "01:01",
        _ => null,
    };

    private static string Component(DateTimePart part, CalendarDate date, double hours, double minutes)
    {
        switch (part.Component)
        {
            case 'Z' or 'z':
                return Offset(part, hours, minutes);
            case 'P':
                var half = date.Part('H') >= 12 ? "pm" : "am";
                return part.Names == LetterCase.Upper ? half.ToUpperInvariant() : half;
            case 'C' or 'E':
                return "ISO";
            case 'f' when part.Names is not null:
                throw new JsonataException("D3133", "f");
            case var component when !Integers.Contains(component, StringComparison.Ordinal):
                return "undefined";
        }

        var value = date.Part(part.Component);

        if (part.Component == 'Y' && part.Digits != -1)
        {
            value = double.IsNaN(part.Digits) && part.Names is not null ? value : value % Math.Pow(10, part.Digits);
        }

        if (part.Names is null)
        {
            return part.Integer!.Write(value);
        }

        var name = NamesOf(part with { Widest = double.NaN }).FirstOrDefault(known => known.Number == value).Name ?? "undefined";
        name = part.Names switch { LetterCase.Upper => name.ToUpperInvariant(), LetterCase.Lower => name.ToLowerInvariant(), _ => name };
        return name.Length > part.Widest ? JavaScriptText.First(name, (int)part.Widest) : name;
    }

    private static string Offset(DateTimePart part, double hours, double minutes)
    {
        var (format, offset) = (part.Integer!, (hours * 100) + minutes);

        if (offset == 0 && part.Traditional)
        {
            return "Z";
        }

        var text = format.Regular > 0 ? format.Write(offset) : format.Mandatory switch
        {
            1 or 2 => format.Write(hours) + (minutes != 0 ? ":" + IntegerFormat.Of("00").Write(Math.Floor(minutes)) : ""),
            3 or 4 => format.Write(offset),
            _ => throw new JsonataException("D3134", double.IsNaN(format.Mandatory) ? default(Json.JsonValue) : format.Mandatory),
        };

        return (part.Component == 'z' ? "GMT" : "") + (offset >= 0 ? "+" : "") + text;
    }
}
