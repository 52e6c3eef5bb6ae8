using Orchestration.Runtime.History;
using Orchestration.Runtime.Maps;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime;

/// <summary>What a machine runs with.</summary>
public sealed record RunnerOptions
{
    /// <summary>The services behind the tasks. Without one, a machine that has a Task is refused.</summary>
    public ITaskService? Tasks { get; init; }

    /// <summary>Where distributed Maps read their items and write their results. Without one, a machine that reads items from elsewhere is refused.</summary>
    public IItemStore? Items { get; init; }

    /// <summary>The clock; the system's by default. See <see cref="Time.VirtualTime"/> and <see cref="Time.HybridTime"/>.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The tasks that wait for their token; share one object between runners where tokens arrive without their execution.</summary>
    public WaitingTasks Waiting { get; init; } = new();

    /// <summary>Told every event of every execution as it happens, on the thread on which it happens. Executions of a distributed Map's items report here too.</summary>
    public Action<Execution, HistoryEvent>? Observer { get; init; }

    /// <summary>Makes everything that is random (jitter, names, tokens, <c>States.UUID</c> excepted) the same in every run; null for real randomness.</summary>
    public int? Seed { get; init; }

    /// <summary>Which part of a jittered wait is waited, from 0 to 1; random by default. Tests that want the stated waits give 1.</summary>
    public Func<double>? Jitter { get; init; }

    /// <summary>The name of the machine.</summary>
    public string StateMachineName { get; init; } = "StateMachine";

    /// <summary>The region in ARNs and in <c>TaskScheduled</c>.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The account in ARNs.</summary>
    public string Account { get; init; } = "123456789012";

    /// <summary>The role in the context object and in <c>ExecutionStarted</c>; one of the machine's name by default.</summary>
    public string? RoleArn { get; init; }

    /// <summary>How many events a history may have before the execution fails; 25,000 as on AWS by default, null for no limit.</summary>
    public int? HistoryLimit { get; init; } = 25_000;

    /// <summary>How many bytes of UTF-8 an input, a result or an output may have before the state fails; 262,144 as on AWS by default, null for no limit.</summary>
    public int? PayloadLimit { get; init; } = 262_144;

    internal string StateMachineArn => $"arn:aws:states:{Region}:{Account}:stateMachine:{StateMachineName}";

    internal string Role => RoleArn ?? $"arn:aws:iam::{Account}:role/{StateMachineName}";
}
