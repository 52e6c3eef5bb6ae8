using System.Collections.Concurrent;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Local.Faults;

/// <summary>Fails the attempts that it was told to fail, and hands on all others.</summary>
public sealed class FaultyTasks(ITaskService inner, IEnumerable<Fault> faults) : ITaskService
{
    private readonly ConcurrentDictionary<Fault, int> _injected = new();
    private readonly List<Fault> _faults = [.. faults];

    /// <inheritdoc />
    public bool Knows(string resource) => inner.Knows(resource);

    /// <inheritdoc />
    public ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        foreach (var fault in _faults.Where(fault => fault.State == request.StateName))
        {
            var number = _injected.AddOrUpdate(fault, 1, static (_, before) => before + 1);

            if (fault.Times is not { } times || number <= times)
            {
                throw new TaskException(fault.Error, fault.Times is { } all ? $"Injected by --fail, {number} of {all}." : "Injected by --fail.");
            }
        }

        return inner.RunAsync(request, cancellationToken);
    }
}
