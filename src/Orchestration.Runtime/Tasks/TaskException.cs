namespace Orchestration.Runtime.Tasks;

/// <summary>A task that failed with a name that retriers and catchers can match.</summary>
/// <param name="error">The name, such as <c>Glue.ConcurrentRunsExceededException</c>.</param>
/// <param name="cause">What the service said; null where it said nothing.</param>
public sealed class TaskException(string? error, string? cause = null) : Exception($"{error}: {cause}")
{
    /// <summary>The name of the error; null only where a task token was failed without one.</summary>
    public string? Error => error;

    /// <summary>What the service said; null where it said nothing.</summary>
    public string? Cause => cause;
}
