using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime.Tests;

/// <summary>A task service that is one function.</summary>
internal sealed class FunctionTasks(Func<TaskRequest, CancellationToken, ValueTask<TaskOutcome>> run) : ITaskService
{
    public FunctionTasks(Func<TaskRequest, TaskOutcome> run)
        : this((request, _) => ValueTask.FromResult(run(request)))
    {
    }

    public List<TaskRequest> Requests { get; } = [];

    public ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return run(request, cancellationToken);
    }
}
