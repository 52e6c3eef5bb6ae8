using Orchestration.Query.Json;
using Orchestration.Runtime.Tasks;

namespace Invoices;

/// <summary>Stands in for SNS: publishes nothing, and answers as if it had.</summary>
internal sealed class Outbox : ITaskService
{
    public ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new TaskOutcome(JsonValue.Object(("MessageId", "1"))));
}
