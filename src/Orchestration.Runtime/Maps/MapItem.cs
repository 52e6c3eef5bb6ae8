using Orchestration.Query.Json;

namespace Orchestration.Runtime.Maps;

/// <summary>An item that was read.</summary>
/// <param name="Value">The item.</param>
/// <param name="Source">Where it comes from, as <c>$$.Map.Item.Source</c> says it: <c>s3://bucket/key</c>, or <c>s3://bucket</c> for an entry of a list of objects.</param>
public readonly record struct MapItem(JsonValue Value, string? Source = null);
