using System.Text.Json.Serialization;

namespace Orchestration.Services.Glue;

/// <summary>What a crawler does.</summary>
public enum CrawlerState
{
    /// <summary>Nothing: it can be started.</summary>
    [JsonStringEnumMemberName("READY")]
    Ready,

    /// <summary>It crawls.</summary>
    [JsonStringEnumMemberName("RUNNING")]
    Running,

    /// <summary>It comes to its end; it cannot be started yet.</summary>
    [JsonStringEnumMemberName("STOPPING")]
    Stopping,
}
