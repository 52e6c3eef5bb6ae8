using System.Collections.Immutable;

namespace Orchestration.Services.Glue;

/// <summary>Starts a run of a Glue job; <see cref="ServiceTask{TStarted, TEnded}.Sync"/> waits until it has ended.</summary>
public sealed record StartJobRun : ServiceTask<StartedJobRun, JobRun>
{
    /// <summary>The job.</summary>
    public required Expr<string> JobName { get; init; }

    /// <summary>The run's own arguments, which win over those of the job; names with their dashes.</summary>
    public Dictionary<string, Expr<string>> Arguments { get; init; } = [];

    /// <summary>After how many minutes Glue ends the run; the job's own timeout unless set.</summary>
    public Expr<int>? Timeout { get; init; }

    /// <summary>The kind of worker, as Glue spells it; the job's own unless set.</summary>
    public Expr<string>? WorkerType { get; init; }

    /// <summary>How many workers; as many as the job says unless set.</summary>
    public Expr<int>? NumberOfWorkers { get; init; }

    /// <inheritdoc />
    public override string Resource => "arn:aws:states:::glue:startJobRun";

    /// <inheritdoc />
    public override ImmutableArray<Permission> Permissions => [Permission.On("glue", "job/", JobName, "glue:StartJobRun")];

    /// <inheritdoc />
    protected internal override ImmutableArray<Permission> SyncPermissions =>
        [Permission.On("glue", "job/", JobName, "glue:StartJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:BatchStopJobRun")];

    /// <inheritdoc />
    protected internal override void Write(TaskArguments arguments) => arguments
        .Add("JobName", JobName)
        .Add("Arguments", Arguments)
        .Add("Timeout", Timeout)
        .Add("WorkerType", WorkerType)
        .Add("NumberOfWorkers", NumberOfWorkers);
}
