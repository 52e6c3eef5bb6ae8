using Orchestration.Query.Json;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Local.Tests;

internal static class Requests
{
    public static TaskRequest Of(string resource, JsonValue arguments, string state = "State", int attempt = 1) => new()
    {
        Resource = resource.StartsWith("arn:", StringComparison.Ordinal) ? resource : "arn:aws:states:::" + resource,
        Arguments = arguments,
        StateName = state,
        Attempt = attempt,
        ExecutionArn = "arn:aws:states:us-east-1:123456789012:execution:prox:one",
    };

    public static async Task<JsonValue> AskAsync(this ITaskService service, string resource, params (string Name, JsonValue Value)[] arguments) =>
        (await service.RunAsync(Of(resource, JsonValue.Object(arguments)), default)).Result;

    public static async Task<TaskException> RefusedAsync(this ITaskService service, string resource, params (string Name, JsonValue Value)[] arguments) =>
        (await FluentActions.Awaiting(() => service.AskAsync(resource, arguments)).Should().ThrowAsync<TaskException>()).Which;
}
