using System.Collections;
using Orchestration.Query.Json.Text;

namespace Orchestration.Query.Json;

/// <summary>An immutable array of values.</summary>
public sealed class JsonArray : IReadOnlyList<JsonValue>, IEquatable<JsonArray>
{
    private readonly JsonValue[] _items;
    private int _length;

    private JsonArray(JsonValue[] items, ArrayMarks marks = ArrayMarks.None) => (_items, Marks) = (items, marks);

    /// <summary>The array without elements.</summary>
    public static JsonArray Empty { get; } = new([]);

    /// <summary>What a query language remembers of an array while it evaluates; nothing of it leaves an expression.</summary>
    internal ArrayMarks Marks { get; }

    /// <inheritdoc />
    public int Count => _items.Length;

    /// <inheritdoc />
    public JsonValue this[int index] => _items[index];

    /// <summary>The bytes of the array as compact JSON in UTF-8; counted once.</summary>
    internal long Utf8Length => _length > 0 ? _length : _length = (int)Math.Min(JsonSize.Of(this), int.MaxValue);

    /// <summary>An array of these values.</summary>
    public static JsonArray Of(params ReadOnlySpan<JsonValue> items) => items.IsEmpty ? Empty : new(items.ToArray());

    /// <summary>An array that takes <paramref name="items"/> over: the caller must not write to it again.</summary>
    internal static JsonArray Own(JsonValue[] items, ArrayMarks marks = ArrayMarks.None) =>
        items.Length == 0 && marks == ArrayMarks.None ? Empty : new(items, marks);

    /// <summary>The same elements under other marks.</summary>
    internal JsonArray Marked(ArrayMarks marks) => marks == Marks ? this : Own(_items, marks);

    /// <summary>The elements, without a copy.</summary>
    public ReadOnlySpan<JsonValue> AsSpan() => _items;

    /// <summary>The array with the element at <paramref name="index"/> replaced; the others are shared.</summary>
    public JsonArray With(int index, JsonValue value)
    {
        var items = _items.AsSpan().ToArray();
        items[index] = value;
        return new(items);
    }

    /// <inheritdoc />
    public bool Equals(JsonArray? other) => JsonEquality.AreEqual(this, other);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is JsonArray other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => JsonEquality.HashOf(this);

    /// <summary>Goes through the elements.</summary>
    public IEnumerator<JsonValue> GetEnumerator() => ((IEnumerable<JsonValue>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
