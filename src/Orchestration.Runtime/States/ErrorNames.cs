namespace Orchestration.Runtime.States;

/// <summary>The errors that Step Functions itself names.</summary>
internal static class ErrorNames
{
    public const string All = "States.ALL";
    public const string DataLimitExceeded = "States.DataLimitExceeded";
    public const string ExceedToleratedFailureThreshold = "States.ExceedToleratedFailureThreshold";
    public const string HeartbeatTimeout = "States.HeartbeatTimeout";
    public const string ItemReaderFailed = "States.ItemReaderFailed";
    public const string QueryEvaluation = "States.QueryEvaluationError";
    public const string ResultWriterFailed = "States.ResultWriterFailed";
    public const string Runtime = "States.Runtime";
    public const string TaskFailed = "States.TaskFailed";
    public const string Timeout = "States.Timeout";
}
