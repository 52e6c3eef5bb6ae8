using Orchestration.Query.Json;

namespace Orchestration.Runtime.Maps;

/// <summary>What a Map asks to be written.</summary>
/// <param name="Resource">The action, such as <c>arn:aws:states:::s3:putObject</c>.</param>
/// <param name="Arguments">Its evaluated arguments, such as <c>{"Bucket": .., "Prefix": ..}</c>.</param>
/// <param name="WriterConfig">How it is to be written; undefined for the service's default.</param>
/// <param name="MapRunArn">The run.</param>
/// <param name="Executions">The executions of the items that ended.</param>
public sealed record ResultWriteRequest(string Resource, JsonValue Arguments, JsonValue WriterConfig, string MapRunArn, IReadOnlyList<ExecutionResult> Executions);
