namespace Orchestration.Services.Glue;

/// <summary>A job run that was started.</summary>
/// <param name="JobRunId">The run's id.</param>
public sealed record StartedJobRun(string JobRunId);
