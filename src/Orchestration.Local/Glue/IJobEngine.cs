namespace Orchestration.Local.Glue;

/// <summary>Runs a job's script, or what stands for it.</summary>
internal interface IJobEngine
{
    /// <exception cref="JobFailedException">The run ends FAILED.</exception>
    Task RunAsync(JobLaunch launch, CancellationToken cancellation);
}
