namespace Orchestration;

/// <summary>The name of an error, as <c>Retry</c> and <c>Catch</c> match it.</summary>
/// <param name="Value">The name, such as <c>States.Timeout</c> or <c>Glue.CrawlerRunningException</c>.</param>
public sealed record ErrorName(string Value)
{
    /// <summary><c>States.ALL</c>: every error but <see cref="DataLimitExceeded"/> and <see cref="Runtime"/>.</summary>
    public static readonly ErrorName All = new("States.ALL");

    /// <summary><c>States.TaskFailed</c>: every error of a task but <see cref="Timeout"/>.</summary>
    public static readonly ErrorName TaskFailed = new("States.TaskFailed");

    /// <summary><c>States.Timeout</c>: a task took longer than its timeout, or was silent for longer than its heartbeat.</summary>
    public static readonly ErrorName Timeout = new("States.Timeout");

    /// <summary><c>States.HeartbeatTimeout</c>: a task was silent for longer than its heartbeat.</summary>
    public static readonly ErrorName HeartbeatTimeout = new("States.HeartbeatTimeout");

    /// <summary><c>States.Permissions</c>: the machine's role may not do what the state asks for.</summary>
    public static readonly ErrorName Permissions = new("States.Permissions");

    /// <summary><c>States.QueryEvaluationError</c>: a JSONata expression failed, or gave nothing.</summary>
    public static readonly ErrorName QueryEvaluation = new("States.QueryEvaluationError");

    /// <summary><c>States.DataLimitExceeded</c>: a payload is larger than 256 KiB; only its own name catches it.</summary>
    public static readonly ErrorName DataLimitExceeded = new("States.DataLimitExceeded");

    /// <summary><c>States.Runtime</c>: Step Functions could not go on, for a path found nothing; nothing catches it.</summary>
    public static readonly ErrorName Runtime = new("States.Runtime");

    /// <summary><c>States.ItemReaderFailed</c>: a distributed Map could not read its items.</summary>
    public static readonly ErrorName ItemReaderFailed = new("States.ItemReaderFailed");

    /// <summary><c>States.ResultWriterFailed</c>: a distributed Map could not write its results.</summary>
    public static readonly ErrorName ResultWriterFailed = new("States.ResultWriterFailed");

    /// <summary><c>States.ExceedToleratedFailureThreshold</c>: more items of a Map failed than were tolerated.</summary>
    public static readonly ErrorName ExceedToleratedFailureThreshold = new("States.ExceedToleratedFailureThreshold");

    /// <summary>The name.</summary>
    public override string ToString() => Value;
}
