namespace Orchestration.Query.Jsonata.Functions.Pictures;

/// <summary>An instant in the proleptic calendar, years far from ours included, and the parts that pictures name.</summary>
internal readonly struct CalendarDate
{
    private const double MillisecondsADay = 86_400_000;
    private const double Furthest = 8.64e15;

    private readonly double _milliseconds;
    private readonly double _days;

    public CalendarDate(double milliseconds)
    {
        _milliseconds = Math.Abs(milliseconds) <= Furthest ? Math.Truncate(milliseconds) : double.NaN;
        _days = Math.Floor(_milliseconds / MillisecondsADay);

        // Days since 1 March of the year 0, in cycles of 400 years.
        var shifted = _days + 719_468;
        var cycle = Math.Floor(shifted / 146_097);
        var day = shifted - (cycle * 146_097);
        var year = Math.Floor((day - Math.Floor(day / 1460) + Math.Floor(day / 36_524) - Math.Floor(day / 146_096)) / 365);
        var dayOfYear = day - ((365 * year) + Math.Floor(year / 4) - Math.Floor(year / 100));
        var month = Math.Floor(((5 * dayOfYear) + 2) / 153);
        Day = dayOfYear - Math.Floor(((153 * month) + 2) / 5) + 1;
        Month = month < 10 ? month + 3 : month - 9;
        Year = year + (cycle * 400) + (Month <= 2 ? 1 : 0);
    }

    public double Year { get; }

    /// <summary>From 1.</summary>
    public double Month { get; }

    public double Day { get; }

    private double TimeOfDay => _milliseconds - (_days * MillisecondsADay);

    /// <summary>Milliseconds of a date and time; months count from 0, all may run over, and years below 100 are of the 20th century, as JavaScript has it.</summary>
    public static double Utc(double year, double month, double day = 1, double hour = 0, double minute = 0, double second = 0, double millisecond = 0)
    {
        year = Math.Truncate(year);
        year = year is >= 0 and <= 99 ? year + 1900 : year;
        var milliseconds = (DaysBefore(year, Math.Truncate(month)) + Math.Truncate(day) - 1) * MillisecondsADay
            + (((Math.Truncate(hour) * 60) + Math.Truncate(minute)) * 60 + Math.Truncate(second)) * 1000 + Math.Truncate(millisecond);
        return Math.Abs(milliseconds) <= Furthest ? milliseconds : double.NaN;
    }

    /// <summary>The part that a component of a picture names; not a number where it names none.</summary>
    public double Part(char component) => component switch
    {
        'Y' => Year,
        'M' => Month,
        'D' => Day,
        'd' => ((Utc(Year, Month - 1, Day) - Utc(Year, 0)) / MillisecondsADay) + 1,
        'F' => Weekday(_days),
        'W' => Math.Floor(Week(Year, 0, 12, 52)),
        'w' => Math.Floor(Week(Year, Month - 1, 1, 4)),
        'X' => Year + Turn(Year, 0, 12),
        'x' => Wrapped(Month + Turn(Year, Month - 1, 1)),
        'H' => Math.Floor(TimeOfDay / 3_600_000),
        'h' => Math.Floor(TimeOfDay / 3_600_000) % 12 is 0 ? 12 : Math.Floor(TimeOfDay / 3_600_000) % 12,
        'm' => Math.Floor(TimeOfDay / 60_000) % 60,
        's' => Math.Floor(TimeOfDay / 1000) % 60,
        'f' => TimeOfDay % 1000,
        _ => double.NaN,
    };

    private static double Wrapped(double month) => month < 1 ? 12 : month > 12 ? 1 : month;

    // From Monday, 1, to Sunday, 7. The first of January 1970 was a Thursday.
    private static double Weekday(double days) => days + 3 - (Math.Floor((days + 3) / 7) * 7) + 1;

    private static double DaysBefore(double year, double month)
    {
        year += Math.Floor(month / 12);
        month -= Math.Floor(month / 12) * 12;
        var shifted = month < 2 ? year - 1 : year;
        var cycle = Math.Floor(shifted / 400);
        var yearOfCycle = shifted - (cycle * 400);
        var dayOfYear = Math.Floor(((153 * (month < 2 ? month + 10 : month - 2)) + 2) / 5);
        return (cycle * 146_097) + (yearOfCycle * 365) + Math.Floor(yearOfCycle / 4) - Math.Floor(yearOfCycle / 100) + dayOfYear - 719_468;
    }

    // The Monday of the week that has the first Thursday.
    private static double FirstWeek(double year, double month)
    {
        var first = Utc(year, month);
        var weekday = Weekday(Math.Floor(first / MillisecondsADay));
        return weekday > 4 ? first + ((8 - weekday) * MillisecondsADay) : first - ((weekday - 1) * MillisecondsADay);
    }

    private static (double Year, double Month) Moved(double year, double month, double months)
    {
        var moved = month + months;
        return (year + Math.Floor(moved / 12), moved - (Math.Floor(moved / 12) * 12));
    }

    private static double WeeksFrom(double start, double end) => ((end - start) / (MillisecondsADay * 7)) + 1;

    // The number of this week since the start of a period of so many months.
    private double Week(double year, double month, double length, double most)
    {
        var today = Utc(Year, Month - 1, Day);
        var week = WeeksFrom(FirstWeek(year, month), today);

        if (week > most)
        {
            var (nextYear, nextMonth) = Moved(year, month, length);
            return today >= FirstWeek(nextYear, nextMonth) ? 1 : week;
        }

        if (week < 1)
        {
            var (previousYear, previousMonth) = Moved(year, month, -length);
            return WeeksFrom(FirstWeek(previousYear, previousMonth), today);
        }

        return week;
    }

    // Whether the week belongs to the period before or after.
    private double Turn(double year, double month, double length)
    {
        var (nextYear, nextMonth) = Moved(year, month, length);
        return _milliseconds < FirstWeek(year, month) ? -1 : _milliseconds >= FirstWeek(nextYear, nextMonth) ? 1 : 0;
    }
}
