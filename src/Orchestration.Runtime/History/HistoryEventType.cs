namespace Orchestration.Runtime.History;

/// <summary>The names that AWS gives the events.</summary>
public static class HistoryEventType
{
    /// <summary>The event <c>ActivityFailed</c>.</summary>
    public const string ActivityFailed = "ActivityFailed";

    /// <summary>The event <c>ActivityScheduled</c>.</summary>
    public const string ActivityScheduled = "ActivityScheduled";

    /// <summary>The event <c>ActivityScheduleFailed</c>.</summary>
    public const string ActivityScheduleFailed = "ActivityScheduleFailed";

    /// <summary>The event <c>ActivityStarted</c>.</summary>
    public const string ActivityStarted = "ActivityStarted";

    /// <summary>The event <c>ActivitySucceeded</c>.</summary>
    public const string ActivitySucceeded = "ActivitySucceeded";

    /// <summary>The event <c>ActivityTimedOut</c>.</summary>
    public const string ActivityTimedOut = "ActivityTimedOut";

    /// <summary>The event <c>ChoiceStateEntered</c>.</summary>
    public const string ChoiceStateEntered = "ChoiceStateEntered";

    /// <summary>The event <c>ChoiceStateExited</c>.</summary>
    public const string ChoiceStateExited = "ChoiceStateExited";

    /// <summary>The event <c>EvaluationFailed</c>.</summary>
    public const string EvaluationFailed = "EvaluationFailed";

    /// <summary>The event <c>ExecutionAborted</c>.</summary>
    public const string ExecutionAborted = "ExecutionAborted";

    /// <summary>The event <c>ExecutionFailed</c>.</summary>
    public const string ExecutionFailed = "ExecutionFailed";

    /// <summary>The event <c>ExecutionRedriven</c>.</summary>
    public const string ExecutionRedriven = "ExecutionRedriven";

    /// <summary>The event <c>ExecutionStarted</c>.</summary>
    public const string ExecutionStarted = "ExecutionStarted";

    /// <summary>The event <c>ExecutionSucceeded</c>.</summary>
    public const string ExecutionSucceeded = "ExecutionSucceeded";

    /// <summary>The event <c>ExecutionTimedOut</c>.</summary>
    public const string ExecutionTimedOut = "ExecutionTimedOut";

    /// <summary>The event <c>FailStateEntered</c>.</summary>
    public const string FailStateEntered = "FailStateEntered";

    /// <summary>The event <c>LambdaFunctionFailed</c>.</summary>
    public const string LambdaFunctionFailed = "LambdaFunctionFailed";

    /// <summary>The event <c>LambdaFunctionScheduled</c>.</summary>
    public const string LambdaFunctionScheduled = "LambdaFunctionScheduled";

    /// <summary>The event <c>LambdaFunctionScheduleFailed</c>.</summary>
    public const string LambdaFunctionScheduleFailed = "LambdaFunctionScheduleFailed";

    /// <summary>The event <c>LambdaFunctionStarted</c>.</summary>
    public const string LambdaFunctionStarted = "LambdaFunctionStarted";

    /// <summary>The event <c>LambdaFunctionStartFailed</c>.</summary>
    public const string LambdaFunctionStartFailed = "LambdaFunctionStartFailed";

    /// <summary>The event <c>LambdaFunctionSucceeded</c>.</summary>
    public const string LambdaFunctionSucceeded = "LambdaFunctionSucceeded";

    /// <summary>The event <c>LambdaFunctionTimedOut</c>.</summary>
    public const string LambdaFunctionTimedOut = "LambdaFunctionTimedOut";

    /// <summary>The event <c>MapIterationAborted</c>.</summary>
    public const string MapIterationAborted = "MapIterationAborted";

    /// <summary>The event <c>MapIterationFailed</c>.</summary>
    public const string MapIterationFailed = "MapIterationFailed";

    /// <summary>The event <c>MapIterationStarted</c>.</summary>
    public const string MapIterationStarted = "MapIterationStarted";

    /// <summary>The event <c>MapIterationSucceeded</c>.</summary>
    public const string MapIterationSucceeded = "MapIterationSucceeded";

    /// <summary>The event <c>MapRunAborted</c>.</summary>
    public const string MapRunAborted = "MapRunAborted";

    /// <summary>The event <c>MapRunFailed</c>.</summary>
    public const string MapRunFailed = "MapRunFailed";

    /// <summary>The event <c>MapRunRedriven</c>.</summary>
    public const string MapRunRedriven = "MapRunRedriven";

    /// <summary>The event <c>MapRunStarted</c>.</summary>
    public const string MapRunStarted = "MapRunStarted";

    /// <summary>The event <c>MapRunSucceeded</c>.</summary>
    public const string MapRunSucceeded = "MapRunSucceeded";

    /// <summary>The event <c>MapStateAborted</c>.</summary>
    public const string MapStateAborted = "MapStateAborted";

    /// <summary>The event <c>MapStateEntered</c>.</summary>
    public const string MapStateEntered = "MapStateEntered";

    /// <summary>The event <c>MapStateExited</c>.</summary>
    public const string MapStateExited = "MapStateExited";

    /// <summary>The event <c>MapStateFailed</c>.</summary>
    public const string MapStateFailed = "MapStateFailed";

    /// <summary>The event <c>MapStateStarted</c>.</summary>
    public const string MapStateStarted = "MapStateStarted";

    /// <summary>The event <c>MapStateSucceeded</c>.</summary>
    public const string MapStateSucceeded = "MapStateSucceeded";

    /// <summary>The event <c>ParallelStateAborted</c>.</summary>
    public const string ParallelStateAborted = "ParallelStateAborted";

    /// <summary>The event <c>ParallelStateEntered</c>.</summary>
    public const string ParallelStateEntered = "ParallelStateEntered";

    /// <summary>The event <c>ParallelStateExited</c>.</summary>
    public const string ParallelStateExited = "ParallelStateExited";

    /// <summary>The event <c>ParallelStateFailed</c>.</summary>
    public const string ParallelStateFailed = "ParallelStateFailed";

    /// <summary>The event <c>ParallelStateStarted</c>.</summary>
    public const string ParallelStateStarted = "ParallelStateStarted";

    /// <summary>The event <c>ParallelStateSucceeded</c>.</summary>
    public const string ParallelStateSucceeded = "ParallelStateSucceeded";

    /// <summary>The event <c>PassStateEntered</c>.</summary>
    public const string PassStateEntered = "PassStateEntered";

    /// <summary>The event <c>PassStateExited</c>.</summary>
    public const string PassStateExited = "PassStateExited";

    /// <summary>The event <c>SucceedStateEntered</c>.</summary>
    public const string SucceedStateEntered = "SucceedStateEntered";

    /// <summary>The event <c>SucceedStateExited</c>.</summary>
    public const string SucceedStateExited = "SucceedStateExited";

    /// <summary>The event <c>TaskFailed</c>.</summary>
    public const string TaskFailed = "TaskFailed";

    /// <summary>The event <c>TaskScheduled</c>.</summary>
    public const string TaskScheduled = "TaskScheduled";

    /// <summary>The event <c>TaskStarted</c>.</summary>
    public const string TaskStarted = "TaskStarted";

    /// <summary>The event <c>TaskStartFailed</c>.</summary>
    public const string TaskStartFailed = "TaskStartFailed";

    /// <summary>The event <c>TaskStateAborted</c>.</summary>
    public const string TaskStateAborted = "TaskStateAborted";

    /// <summary>The event <c>TaskStateEntered</c>.</summary>
    public const string TaskStateEntered = "TaskStateEntered";

    /// <summary>The event <c>TaskStateExited</c>.</summary>
    public const string TaskStateExited = "TaskStateExited";

    /// <summary>The event <c>TaskSubmitFailed</c>.</summary>
    public const string TaskSubmitFailed = "TaskSubmitFailed";

    /// <summary>The event <c>TaskSubmitted</c>.</summary>
    public const string TaskSubmitted = "TaskSubmitted";

    /// <summary>The event <c>TaskSucceeded</c>.</summary>
    public const string TaskSucceeded = "TaskSucceeded";

    /// <summary>The event <c>TaskTimedOut</c>.</summary>
    public const string TaskTimedOut = "TaskTimedOut";

    /// <summary>The event <c>WaitStateAborted</c>.</summary>
    public const string WaitStateAborted = "WaitStateAborted";

    /// <summary>The event <c>WaitStateEntered</c>.</summary>
    public const string WaitStateEntered = "WaitStateEntered";

    /// <summary>The event <c>WaitStateExited</c>.</summary>
    public const string WaitStateExited = "WaitStateExited";
}
