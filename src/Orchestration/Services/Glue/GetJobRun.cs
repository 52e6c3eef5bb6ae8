using System.Collections.Immutable;

namespace Orchestration.Services.Glue;

/// <summary>Asks how a job run stands.</summary>
public sealed record GetJobRun : ServiceTask<FoundJobRun>
{
    /// <summary>The job.</summary>
    public required Expr<string> JobName { get; init; }

    /// <summary>The run's id.</summary>
    public required Expr<string> RunId { get; init; }

    /// <inheritdoc />
    public override string Resource => "arn:aws:states:::aws-sdk:glue:getJobRun";

    /// <inheritdoc />
    public override ImmutableArray<Permission> Permissions => [Permission.On("glue", "job/", JobName, "glue:GetJobRun")];

    /// <inheritdoc />
    protected internal override void Write(TaskArguments arguments) => arguments.Add("JobName", JobName).Add("RunId", RunId);
}
