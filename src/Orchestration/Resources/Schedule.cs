namespace Orchestration.Resources;

/// <summary>When something is started by itself.</summary>
/// <param name="Expression">When, as EventBridge Scheduler says it: <c>cron(0 5 * * ? *)</c> or <c>rate(1 day)</c>.</param>
/// <param name="TimeZone">The time zone of <paramref name="Expression"/>, by its IANA name. UTC unless said.</param>
public sealed record Schedule(string Expression, string TimeZone = "UTC");
