using System.Globalization;

namespace Orchestration.Commands.Operating;

/// <summary>Names of executions that carry their logical date and attempt: <c>2026-11-20-2</c>.</summary>
internal static class LogicalDate
{
    private const int DateLength = 10;

    /// <summary>More attempts of a date are not looked for.</summary>
    public const int MostAttempts = 1000;

    /// <summary>The name of an attempt; a name cannot be used again for 90 days, so each has its own.</summary>
    public static string Name(DateOnly date, int attempt) => $"{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{attempt}";

    /// <summary>The date that a name carries, or null.</summary>
    public static DateOnly? Of(string name) =>
        name.Length > DateLength + 1 && name[DateLength] == '-' && int.TryParse(name.AsSpan(DateLength + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        && DateOnly.TryParseExact(name.AsSpan(0, DateLength), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}
