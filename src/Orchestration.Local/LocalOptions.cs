using System.Collections.Immutable;
using Orchestration.Local.Faults;
using Orchestration.Local.Processes;
using Orchestration.Local.Sns;

namespace Orchestration.Local;

/// <summary>How a system is stood up on this machine.</summary>
public sealed record LocalOptions
{
    /// <summary>Where everything is kept.</summary>
    public required DataFolder Data { get; init; }

    /// <summary>The root of the repository: the jobs' scripts and Node's packages are below it.</summary>
    public required string Repository { get; init; }

    /// <summary>The program that runs jobs and crawls.</summary>
    public required WorkerProgram Worker { get; init; }

    /// <summary>What runs the jobs. <see cref="LocalEngine.DuckDb"/> unless set.</summary>
    public LocalEngine Engine { get; init; } = LocalEngine.DuckDb;

    /// <summary>The clock of the executions.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What is made to fail.</summary>
    public ImmutableArray<Fault> Faults { get; init; } = [];

    /// <summary>Hears of what takes long.</summary>
    public Action<string> Say { get; init; } = static _ => { };

    /// <summary>Hears of each message that is published.</summary>
    public Action<Notification> Notify { get; init; } = static _ => { };
}
