using Orchestration.Query.Json;

namespace Orchestration.Commands.View;

/// <summary>Names of a task's work, as services answer them.</summary>
internal static class Work
{
    private static readonly string[] Names = ["JobRunId", "ExecutionArn", "JobId", "QueryExecutionId", "Id", "MessageId", "StatementId"];

    /// <summary>The id by which the service knows the work, or null.</summary>
    public static string? Of(JsonValue output) =>
        output.IsObject ? Names.Select(name => output[name]).FirstOrDefault(value => value.IsString) is { IsString: true } id ? id.AsString() : null : null;
}
