namespace Orchestration.Commands.View;

/// <summary>Spans of time as the view writes them: <c>4.2s</c>, <c>04:31</c>, <c>1:04:31</c>.</summary>
internal static class Duration
{
    public static string Text(TimeSpan span) => span switch
    {
        { TotalSeconds: < 59.95 } => $"{span.TotalSeconds:0.0}s",
        { TotalHours: < 1 } => $"{(int)span.TotalMinutes:00}:{span.Seconds:00}",
        _ => $"{(int)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}",
    };
}
