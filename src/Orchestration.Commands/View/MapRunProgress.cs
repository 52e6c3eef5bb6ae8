using System.Globalization;

namespace Orchestration.Commands.View;

/// <summary>A Map run as it was last described.</summary>
internal sealed record MapRunProgress
{
    public StateStatus Status { get; init; }

    public DateTimeOffset Started { get; init; }

    public DateTimeOffset? Stopped { get; init; }

    public long Items { get; init; }

    public long Succeeded { get; init; }

    /// <summary>The items that failed, timed out or were stopped.</summary>
    public long Failed { get; init; }

    public long Running { get; init; }

    /// <summary>How many of the items may fail, in percent; 0 where none may.</summary>
    public double ToleratedPercentage { get; init; }

    /// <summary>How many items may fail; 0 where none may.</summary>
    public long ToleratedCount { get; init; }

    /// <summary>How long it took, or takes at <paramref name="now"/>.</summary>
    public TimeSpan Elapsed(DateTimeOffset now) => (Stopped ?? now) - Started is { Ticks: > 0 } elapsed ? elapsed : TimeSpan.Zero;

    /// <summary><c>4,200 of 5,000 items, 13 failed (5 % tolerated), 40 running</c></summary>
    public string Text
    {
        get
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{Succeeded:N0} of {Items:N0} items");

            if (Failed > 0)
            {
                var tolerated = ToleratedPercentage > 0 ? $"{ToleratedPercentage:0.##} %" : ToleratedCount > 0 ? $"{ToleratedCount:N0}" : "none";
                text += string.Create(CultureInfo.InvariantCulture, $", {Failed:N0} failed ({tolerated} tolerated)");
            }

            return Running > 0 ? string.Create(CultureInfo.InvariantCulture, $"{text}, {Running:N0} running") : text;
        }
    }
}
