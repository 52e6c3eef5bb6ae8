namespace Orchestration.Services.Glue;

/// <summary>What <see cref="GetJobRun"/> finds.</summary>
/// <param name="JobRun">The run.</param>
public sealed record FoundJobRun(JobRun JobRun);
