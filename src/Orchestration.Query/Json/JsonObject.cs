using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Orchestration.Query.Json;

/// <summary>An immutable object: members with distinct names, in order.</summary>
public sealed class JsonObject : IReadOnlyCollection<KeyValuePair<string, JsonValue>>, IEquatable<JsonObject>
{
    private const int SmallEnoughToScan = 8;

    private readonly string[] _names;
    private readonly JsonValue[] _values;
    private Dictionary<string, int>? _index;
    private long _utf8Length;

    private JsonObject(string[] names, JsonValue[] values, bool unsettled = false) => (_names, _values, Unsettled) = (names, values, unsettled);

    /// <summary>The object without members.</summary>
    public static JsonObject Empty { get; } = new([], []);

    /// <summary>Whether it holds, at any depth, what must be put right before it leaves an expression: functions, or numbers that JSON cannot say.</summary>
    internal bool Unsettled { get; }

    /// <inheritdoc />
    public int Count => _names.Length;

    internal long Utf8Length
    {
        get
        {
            if (_utf8Length == 0)
            {
                long length = Math.Max(2, (_names.Length * 2) + 1);

                for (var i = 0; i < _names.Length; i++)
                {
                    length += JsonValue.LengthOf(_names[i]) + _values[i].Utf8Length;
                }

                _utf8Length = length;
            }

            return _utf8Length;
        }
    }

    /// <summary>The names of the members, in order.</summary>
    public ReadOnlySpan<string> Names => _names;

    /// <summary>The values of the members, in the order of <see cref="Names"/>.</summary>
    public ReadOnlySpan<JsonValue> Values => _values;

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

        return count == 0 ? Empty : count == names.Length ? new(names, values) : new(names[..count], values[..count]);
    }

    /// <summary>An object that takes over distinct <paramref name="names"/>, which other objects may share, and their <paramref name="values"/>.</summary>
    internal static JsonObject Own(string[] names, JsonValue[] values, bool unsettled = false) => names.Length == 0 ? Empty : new(names, values, unsettled);

    /// <summary>Finds a member.</summary>
    public bool TryGet(string name, [MaybeNullWhen(false)] out JsonValue value)
    {
        var at = IndexOf(name);
        value = at < 0 ? default : _values[at];
        return at >= 0;
    }

    /// <summary>Whether there is a member called <paramref name="name"/>.</summary>
    public bool Has(string name) => IndexOf(name) >= 0;

    /// <summary>The object with one member set; the others are shared. A new member comes last.</summary>
    public JsonObject With(string name, JsonValue value)
    {
        var at = IndexOf(name);

        if (at >= 0)
        {
            var values = (JsonValue[])_values.Clone();
            values[at] = value;
            return new(_names, values);
        }

        return new([.. _names, name], [.. _values, value]);
    }

    /// <inheritdoc />
    public bool Equals(JsonObject? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || other.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < _names.Length; i++)
        {
            if (!other.TryGet(_names[i], out var value) || !value.Equals(_values[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is JsonObject other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = Count;

        for (var i = 0; i < _names.Length; i++)
        {
            hash += HashCode.Combine(_names[i], _values[i]);
        }

        return hash;
    }

    /// <summary>Goes through the members in order.</summary>
    public IEnumerator<KeyValuePair<string, JsonValue>> GetEnumerator()
    {
        for (var i = 0; i < _names.Length; i++)
        {
            yield return new(_names[i], _values[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(string name)
    {
        if (_names.Length <= SmallEnoughToScan)
        {
            return System.Array.IndexOf(_names, name);
        }

        // Two threads may both build it; both get the same.
        _index ??= _names.Select((known, at) => (known, at)).ToDictionary(pair => pair.known, pair => pair.at, StringComparer.Ordinal);
        return _index.TryGetValue(name, out var found) ? found : -1;
    }
}
