using Orchestration.Query.Json;
using Orchestration.Runtime.History;

namespace Orchestration.Runtime;

/// <summary>An execution as DescribeExecution tells it, and its history.</summary>
public sealed class ExecutionResult
{
    /// <summary>The ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The ARN of the machine.</summary>
    public required string StateMachineArn { get; init; }

    /// <summary>How it ended.</summary>
    public required ExecutionStatus Status { get; init; }

    /// <summary>What it began with.</summary>
    public required JsonValue Input { get; init; }

    /// <summary>What came out; undefined unless it succeeded.</summary>
    public JsonValue Output { get; init; }

    /// <summary>The name of the error it ended with.</summary>
    public string? Error { get; init; }

    /// <summary>What happened, in words.</summary>
    public string? Cause { get; init; }

    /// <summary>When it began, by the clock of the execution.</summary>
    public required DateTimeOffset StartDate { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? StopDate { get; init; }

    /// <summary>What happened, in order.</summary>
    public required IReadOnlyList<HistoryEvent> History { get; init; }

    /// <summary>An exception other than <see cref="Tasks.TaskException"/> that a task service let out: a defect of the service. The execution failed with <c>States.Runtime</c>.</summary>
    public Exception? Fault { get; init; }

    /// <summary>What DescribeExecution tells, alone: the history of each item of a large Map would fill the memory.</summary>
    internal ExecutionResult WithoutHistory() => new()
    {
        Arn = Arn,
        Name = Name,
        StateMachineArn = StateMachineArn,
        Status = Status,
        Input = Input,
        Output = Output,
        Error = Error,
        Cause = Cause,
        StartDate = StartDate,
        StopDate = StopDate,
        History = [],
        Fault = Fault,
    };
}
