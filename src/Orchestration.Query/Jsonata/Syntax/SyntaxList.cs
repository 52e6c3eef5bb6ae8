using System.Collections;

namespace Orchestration.Query.Jsonata.Syntax;

/// <summary>An immutable list that is equal to another one with the same elements.</summary>
internal sealed class SyntaxList<T>(IEnumerable<T> items) : IReadOnlyList<T>, IEquatable<SyntaxList<T>>
{
    private readonly T[] _items = [.. items];

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public bool Equals(SyntaxList<T>? other) => other is not null && _items.SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as SyntaxList<T>);

    public override int GetHashCode() => _items.Aggregate(_items.Length, HashCode.Combine);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
