namespace Orchestration.Runtime.Tasks;

/// <summary>The port to everything outside the machine: a resource and its arguments go in, a result or a <see cref="TaskException"/> comes out.</summary>
/// <remarks>
/// A service may answer at once, or later from any thread. While its answer is outstanding, a clock that jumps stands still (or runs as real time does).
/// A service that waits on the machine's own clock, as a simulated job does, lets the clock jump.
/// </remarks>
public interface ITaskService
{
    /// <summary>Whether this service knows <paramref name="resource"/>; a machine that names another one is refused before it starts.</summary>
    bool Knows(string resource) => true;

    /// <summary>Does the work of one attempt of one task.</summary>
    /// <exception cref="TaskException">The task failed; its error name is what retriers and catchers see.</exception>
    ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken);
}
