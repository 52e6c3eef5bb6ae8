using System.Globalization;

namespace Orchestration.Runtime.History;

/// <summary>Times as Step Functions writes them.</summary>
internal static class Timestamps
{
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
