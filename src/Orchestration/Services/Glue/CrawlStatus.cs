using System.Text.Json.Serialization;

namespace Orchestration.Services.Glue;

/// <summary>How a crawl ended.</summary>
public enum CrawlStatus
{
    /// <summary>Well.</summary>
    [JsonStringEnumMemberName("SUCCEEDED")]
    Succeeded,

    /// <summary>Somebody stopped it.</summary>
    [JsonStringEnumMemberName("CANCELLED")]
    Cancelled,

    /// <summary>It failed.</summary>
    [JsonStringEnumMemberName("FAILED")]
    Failed,
}
