using System.Collections.Frozen;

namespace Orchestration.Validation;

/// <summary>Which fields each kind of object has, and in which query language.</summary>
internal static class KnownFields
{
    private static readonly string[] Common = ["Type", "Comment", "QueryLanguage"];
    private static readonly string[] Flow = [.. Common, "InputPath", "OutputPath", "Output", "Assign"];
    private static readonly string[] Work = [.. Flow, "Next", "End", "Parameters", "ResultSelector", "ResultPath", "Retry", "Catch"];

    public static FrozenSet<string> Machine { get; } = ["Comment", "Version", "QueryLanguage", "TimeoutSeconds", "StartAt", "States"];

    public static FrozenSet<string> Branch { get; } = ["Comment", "StartAt", "States"];

    public static FrozenSet<string> ItemProcessor { get; } = ["Comment", "StartAt", "States", "ProcessorConfig"];

    public static FrozenSet<string> Retrier { get; } =
        ["Comment", "ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy"];

    public static FrozenSet<string> Catcher { get; } = ["Comment", "ErrorEquals", "Next", "ResultPath", "Assign", "Output"];

    /// <summary>By the state's type.</summary>
    public static FrozenDictionary<string, FrozenSet<string>> States { get; } = new Dictionary<string, FrozenSet<string>>
    {
        ["Task"] =
        [
            .. Work, "Resource", "Arguments", "Credentials", "TimeoutSeconds", "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath",
        ],
        ["Pass"] = [.. Flow, "Next", "End", "Parameters", "Result", "ResultPath"],
        ["Choice"] = [.. Flow, "Choices", "Default"],
        ["Wait"] = [.. Flow, "Next", "End", "Seconds", "SecondsPath", "Timestamp", "TimestampPath"],
        ["Succeed"] = [.. Common, "InputPath", "OutputPath", "Output"],
        ["Fail"] = [.. Common, "Error", "ErrorPath", "Cause", "CausePath"],
        ["Parallel"] = [.. Work, "Branches", "Arguments"],
        ["Map"] =
        [
            .. Work, "Items", "ItemsPath", "ItemReader", "ItemBatcher", "ItemSelector", "ItemProcessor", "Iterator", "ResultWriter", "Label", "MaxConcurrency",
            "MaxConcurrencyPath", "ToleratedFailureCount", "ToleratedFailureCountPath", "ToleratedFailurePercentage", "ToleratedFailurePercentagePath",
        ],
    }.ToFrozenDictionary();

    /// <summary>Fields that JSONata has not.</summary>
    public static FrozenSet<string> JsonPathOnly { get; } =
    [
        "InputPath", "OutputPath", "Parameters", "Result", "ResultSelector", "ResultPath", "ItemsPath", "TimeoutSecondsPath", "HeartbeatSecondsPath", "SecondsPath",
        "TimestampPath", "ErrorPath", "CausePath", "MaxConcurrencyPath", "ToleratedFailureCountPath", "ToleratedFailurePercentagePath",
    ];

    /// <summary>Fields that JSONPath has not.</summary>
    public static FrozenSet<string> JsonataOnly { get; } = ["Arguments", "Output", "Items"];
}
