using Orchestration.Query.Json;

namespace Orchestration.Runtime.Maps;

/// <summary>Items that were read.</summary>
/// <param name="Items">The items.</param>
/// <param name="Source">Where they come from, as <c>$$.Map.Item.Source</c> says it: <c>s3://bucket/key</c>.</param>
public sealed record MapItems(IReadOnlyList<JsonValue> Items, string? Source = null);
