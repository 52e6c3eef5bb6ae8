using Orchestration.Query.Json;
using Orchestration.Runtime.Tasks;

namespace Invoices;

/// <summary>Prints what would be published.</summary>
internal sealed class Outbox : ITaskService
{
    public ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new TaskOutcome(JsonValue.Object(("MessageId", "1"))));
}
