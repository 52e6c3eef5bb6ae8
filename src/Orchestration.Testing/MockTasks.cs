using Orchestration.Runtime.Tasks;

namespace Orchestration.Testing;

/// <summary>Services for tests: what each task answers, attempt by attempt, by the name of its state or by its resource.</summary>
/// <remarks>A state's own answers come before those of its resource. A task that nobody mocked is a defect of the test, and the execution says which it was.</remarks>
public sealed class MockTasks : ITaskService
{
    private readonly Dictionary<string, MockedTask> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MockedTask> _resources = new(StringComparer.Ordinal);
    private readonly List<TaskRequest> _requests = [];
    private readonly Lock _gate = new();

    /// <summary>Every attempt that was made, in order.</summary>
    public IReadOnlyList<TaskRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>The answers of the task in the state called <paramref name="name"/>.</summary>
    public MockedTask State(string name) => Of(_states, name);

    /// <summary>The answers of every task with this resource whose state has none of its own.</summary>
    public MockedTask Resource(string resource) => Of(_resources, resource);

    /// <summary>The attempts of the state called <paramref name="name"/>, in order.</summary>
    public IReadOnlyList<TaskRequest> RequestsOf(string name) => [.. Requests.Where(request => request.StateName == name)];

    /// <inheritdoc />
    public ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        MockedTask? mocked;

        lock (_gate)
        {
            _requests.Add(request);
            mocked = _states.GetValueOrDefault(request.StateName) is { IsEmpty: false } state ? state : _resources.GetValueOrDefault(request.Resource);
        }

        return mocked is { IsEmpty: false }
            ? mocked.AnswerAsync(request, cancellationToken)
            : throw new InvalidOperationException($"""Nobody mocked the task of '{request.StateName}'. Write tasks.State("{request.StateName}").Returns(..) or tasks.Resource("{request.Resource}").Returns(..).""");
    }

    private MockedTask Of(Dictionary<string, MockedTask> tasks, string name)
    {
        lock (_gate)
        {
            return tasks.TryGetValue(name, out var mocked) ? mocked : tasks[name] = new();
        }
    }
}
