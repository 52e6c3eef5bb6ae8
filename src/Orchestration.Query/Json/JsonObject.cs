using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Orchestration.Query.Json.Text;

namespace Orchestration.Query.Json;

/// <summary>An immutable object: members with distinct names, in order.</summary>
public sealed class JsonObject : IReadOnlyCollection<KeyValuePair<string, JsonValue>>, IEquatable<JsonObject>
{
    private const int SmallEnoughToScan = 8;

    private readonly JsonShape _shape;
    private readonly JsonValue[] _values;
    private int _length;

    private JsonObject(JsonShape shape, JsonValue[] values, bool unsettled = false) => (_shape, _values, Unsettled) = (shape, values, unsettled);

    /// <summary>The object without members.</summary>
    public static JsonObject Empty { get; } = new(JsonShape.Empty, []);

    /// <summary>Whether it holds, at any depth, what must be put right before it leaves an expression: functions, or numbers that JSON cannot say.</summary>
    internal bool Unsettled { get; }

    internal JsonShape Shape => _shape;

    /// <inheritdoc />
    public int Count => _values.Length;

    /// <summary>The names of the members, in order.</summary>
    public ReadOnlySpan<string> Names => _shape.Names;

    /// <summary>The values of the members, in the order of <see cref="Names"/>.</summary>
    public ReadOnlySpan<JsonValue> Values => _values;

    /// <summary>The bytes of the object as compact JSON in UTF-8; counted once.</summary>
    internal long Utf8Length => _length > 0 ? _length : _length = (int)Math.Min(JsonSize.Of(this), int.MaxValue);

    /// <summary>An object with these members. Of two members with one name the later value stays, at the earlier place.</summary>
    public static JsonObject Of(params ReadOnlySpan<(string Name, JsonValue Value)> members)
    {
        var (names, values, count) = (new string[members.Length], new JsonValue[members.Length], 0);
        var seen = members.Length > SmallEnoughToScan ? new Dictionary<string, int>(members.Length, StringComparer.Ordinal) : null;

        foreach (var (name, value) in members)
        {
            var at = seen is null ? System.Array.IndexOf(names, name, 0, count) : seen.TryGetValue(name, out var found) ? found : -1;

            if (at >= 0)
            {
                values[at] = value;
                continue;
            }

            seen?.Add(name, count);
            names[count] = name;
            values[count++] = value;
        }

        return count == 0 ? Empty : count == names.Length ? new(new(names), values) : new(new(names[..count]), values[..count]);
    }

    /// <summary>An object that takes over distinct <paramref name="names"/>, which other objects may share, and their <paramref name="values"/>.</summary>
    internal static JsonObject Own(string[] names, JsonValue[] values, bool unsettled = false) =>
        names.Length == 0 ? Empty : new(JsonShape.Of(names), values, unsettled);

    /// <summary>An object of a known shape that takes over <paramref name="values"/>.</summary>
    internal static JsonObject Own(JsonShape shape, JsonValue[] values, bool unsettled = false) => shape.Count == 0 ? Empty : new(shape, values, unsettled);

    /// <summary>An object without members that is no other: where it stands matters to a query that changes copies.</summary>
    internal static JsonObject OwnEmpty() => new(JsonShape.Empty, []);

    /// <summary>Finds a member.</summary>
    public bool TryGet(string name, [MaybeNullWhen(false)] out JsonValue value)
    {
        var at = _shape.IndexOf(name);
        value = at < 0 ? default : _values[at];
        return at >= 0;
    }

    /// <summary>Whether there is a member called <paramref name="name"/>.</summary>
    public bool Has(string name) => _shape.IndexOf(name) >= 0;

    /// <summary>The object with one member set; the others are shared. A new member comes last.</summary>
    public JsonObject With(string name, JsonValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        var at = _shape.IndexOf(name);
        JsonValue[] values;

        if (at >= 0)
        {
            values = _values.AsSpan().ToArray();
            values[at] = value;
            return new(_shape, values);
        }

        values = new JsonValue[_values.Length + 1];
        _values.AsSpan().CopyTo(values);
        values[^1] = value;
        return new(_shape.With(name), values);
    }

    /// <inheritdoc />
    public bool Equals(JsonObject? other) => JsonEquality.AreEqual(this, other);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is JsonObject other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => JsonEquality.HashOf(this);

    /// <summary>Goes through the members in order.</summary>
    public IEnumerator<KeyValuePair<string, JsonValue>> GetEnumerator()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            yield return new(_shape.Names[i], _values[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
