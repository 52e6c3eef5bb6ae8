namespace Orchestration.Services.Glue;

/// <summary>A run of a Glue job.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="JobName">The job's name.</param>
/// <param name="JobRunState">How the run stands.</param>
/// <param name="ExecutionTime">How many seconds it used its workers.</param>
/// <param name="Attempt">Which attempt it was, from 0.</param>
/// <param name="ErrorMessage">Why it failed; absent where it did not.</param>
/// <param name="DPUSeconds">What it used of processing units, where the job scales itself.</param>
public sealed record JobRun(string Id, string JobName, JobRunState JobRunState, int ExecutionTime, int Attempt, string? ErrorMessage, double? DPUSeconds);
