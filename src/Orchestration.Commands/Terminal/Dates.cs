using System.Globalization;
using Orchestration.Query.Json;

namespace Orchestration.Commands.Terminal;

/// <summary>Times as they are printed: UTC, and in JSON with milliseconds.</summary>
internal static class Dates
{
    public static string Text(DateTime? time) => time is { } given ? given.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "";

    public static JsonValue Json(DateTime? time) =>
        time is { } given ? given.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) : default(JsonValue);

    /// <summary>An object of those members that have a value.</summary>
    public static JsonValue Members(params ReadOnlySpan<(string Name, JsonValue Value)> members)
    {
        var present = new List<(string, JsonValue)>(members.Length);

        foreach (var member in members)
        {
            if (!member.Value.IsUndefined)
            {
                present.Add(member);
            }
        }

        return JsonValue.Object([.. present]);
    }
}
