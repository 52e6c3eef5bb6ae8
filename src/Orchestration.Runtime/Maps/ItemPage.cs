namespace Orchestration.Runtime.Maps;

/// <summary>Items that were read together.</summary>
/// <param name="Items">The items.</param>
/// <param name="IsLast">Whether no more follow.</param>
internal readonly record struct ItemPage(IReadOnlyList<MapItem> Items, bool IsLast);
