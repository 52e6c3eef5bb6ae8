using Orchestration.Query.Json;
using Orchestration.Runtime.Maps;
using Orchestration.Runtime.States;

namespace Orchestration.Runtime;

/// <summary>What reaches an execution from outside; it is handled between two states.</summary>
internal abstract record Message
{
    private Message()
    {
    }

    public sealed record Begin : Message;

    public sealed record Stop(string? Error, string? Cause) : Message;

    public sealed record MachineTimeout : Message;

    /// <summary>What a suspended strand waited for has come, unless it has been cancelled meanwhile.</summary>
    public sealed record Wake(Suspension Suspension) : Message;

    public sealed record Submitted(TaskAttempt Attempt, JsonValue Receipt) : Message;

    public sealed record Started(TaskAttempt Attempt, string? WorkerName) : Message;

    public sealed record Beat(TaskAttempt Attempt) : Message;

    public sealed record Answered(TaskAttempt Attempt, TaskAnswer Answer, bool ByToken) : Message;

    public sealed record ItemsRead(DistributedMapRun Run, ItemPage Page, Exception? Exception) : Message;

    public sealed record ResultsWritten(DistributedMapRun Run, JsonValue Receipt, Exception? Exception) : Message;

    public sealed record ChildEnded(DistributedMapRun Run, int Index, ExecutionResult Result) : Message;
}
