using Orchestration.Model;
using Orchestration.Query.Json;

namespace Orchestration.Runtime.Maps;

/// <summary>What a Map asks to be read.</summary>
/// <param name="Resource">The action, such as <c>arn:aws:states:::s3:getObject</c>.</param>
/// <param name="Arguments">Its evaluated arguments, such as <c>{"Bucket": .., "Key": ..}</c>.</param>
/// <param name="Config">How the items are written; null where the action says it.</param>
/// <param name="MaxItems">How many are wanted at most; null for all.</param>
public sealed record ItemReadRequest(string Resource, JsonValue Arguments, ReaderConfig? Config, int? MaxItems);
