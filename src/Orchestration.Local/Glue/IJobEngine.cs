namespace Orchestration.Local.Glue;

/// <summary>Runs a job's script, or what stands for it.</summary>
internal interface IJobEngine
{
    /// <summary>Keeps a clock that jumps where it is until the work is done; taken before the work begins.</summary>
    IDisposable Hold();

    /// <exception cref="JobFailedException">The run ends FAILED.</exception>
    Task RunAsync(JobLaunch launch, CancellationToken cancellation);
}
