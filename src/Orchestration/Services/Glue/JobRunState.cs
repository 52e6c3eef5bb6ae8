using System.Text.Json.Serialization;

namespace Orchestration.Services.Glue;

/// <summary>How a job run stands.</summary>
public enum JobRunState
{
    /// <summary>It was asked for.</summary>
    [JsonStringEnumMemberName("STARTING")]
    Starting,

    /// <summary>It is under way.</summary>
    [JsonStringEnumMemberName("RUNNING")]
    Running,

    /// <summary>It is being stopped.</summary>
    [JsonStringEnumMemberName("STOPPING")]
    Stopping,

    /// <summary>It was stopped.</summary>
    [JsonStringEnumMemberName("STOPPED")]
    Stopped,

    /// <summary>It ended well.</summary>
    [JsonStringEnumMemberName("SUCCEEDED")]
    Succeeded,

    /// <summary>It failed.</summary>
    [JsonStringEnumMemberName("FAILED")]
    Failed,

    /// <summary>It took longer than it may.</summary>
    [JsonStringEnumMemberName("TIMEOUT")]
    Timeout,

    /// <summary>Glue itself failed.</summary>
    [JsonStringEnumMemberName("ERROR")]
    Error,

    /// <summary>It waits for capacity.</summary>
    [JsonStringEnumMemberName("WAITING")]
    Waiting,

    /// <summary>It waited too long for capacity.</summary>
    [JsonStringEnumMemberName("EXPIRED")]
    Expired,
}
