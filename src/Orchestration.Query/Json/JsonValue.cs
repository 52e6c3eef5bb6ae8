using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Orchestration.Query.Json.Text;

namespace Orchestration.Query.Json;

/// <summary>A JSON value: immutable, 16 bytes, and free to be shared by any number of documents.</summary>
/// <remarks><c>default</c> is <see cref="Undefined"/>, which is not <see cref="Null"/>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly partial struct JsonValue : IEquatable<JsonValue>
{
    // The reference says the kind: a mark, a string, a number's spelling, an array or an object.
    private readonly object? _reference;
    private readonly double _number;

    private JsonValue(object? reference, double number = 0) => (_reference, _number) = (reference, number);

    /// <summary>A value from text.</summary>
    public JsonValue(string text) => _reference = text ?? throw new ArgumentNullException(nameof(text));

    /// <summary>A value from a number.</summary>
    public JsonValue(double number) => (_reference, _number) = (Mark.Number, number);

    /// <summary>A value from an array.</summary>
    public JsonValue(JsonArray array) => _reference = array ?? throw new ArgumentNullException(nameof(array));

    /// <summary>A value from an object.</summary>
    public JsonValue(JsonObject @object) => _reference = @object ?? throw new ArgumentNullException(nameof(@object));

    /// <summary>What the value is, for a query language that knows more kinds than JSON while it evaluates.</summary>
    internal object? Reference => _reference;

    /// <summary>The number, whatever the kind is.</summary>
    internal double Raw => _number;

    /// <summary>Whether this is a number whose spelling is not the one that JavaScript would give it.</summary>
    internal bool IsSpelled => _reference is NumberText;

    /// <summary>How many bytes this value takes as compact JSON in UTF-8, which is how AWS measures payloads; nothing for <see cref="Undefined"/>.</summary>
    /// <remarks>Arrays and objects count once and remember it, so that to ask again costs nothing, and to ask a new object costs its own members. No more than 2 GiB is counted.</remarks>
    public long Utf8Length => _reference switch
    {
        string text => JsonSize.Of(text),
        JsonObject @object => @object.Utf8Length,
        JsonArray array => array.Utf8Length,
        null => 0,
        _ when IsNumber => NumberSize(),
        _ => ReferenceEquals(_reference, Mark.False) ? 5 : 4,
    };

    /// <summary>No value at all.</summary>
    public static JsonValue Undefined => default;

    /// <summary>JSON's <c>null</c>.</summary>
    public static JsonValue Null => new(Mark.Null);

    /// <summary>JSON's <c>true</c>.</summary>
    public static JsonValue True => new(Mark.True, 1);

    /// <summary>JSON's <c>false</c>.</summary>
    public static JsonValue False => new(Mark.False);

    /// <summary>What kind of value this is.</summary>
    public JsonKind Kind => _reference switch
    {
        null => JsonKind.Undefined,
        string => JsonKind.String,
        JsonObject => JsonKind.Object,
        JsonArray => JsonKind.Array,
        Mark mark => mark.Kind,
        _ => JsonKind.Number,
    };

    /// <summary>Whether there is no value at all.</summary>
    public bool IsUndefined => _reference is null;

    /// <summary>Whether this is JSON's <c>null</c>.</summary>
    public bool IsNull => ReferenceEquals(_reference, Mark.Null);

    /// <summary>Whether this is text.</summary>
    public bool IsString => _reference is string;

    /// <summary>Whether this is a number.</summary>
    public bool IsNumber => ReferenceEquals(_reference, Mark.Number) || _reference is NumberText;

    /// <summary>Whether this is <c>true</c> or <c>false</c>.</summary>
    public bool IsBoolean => ReferenceEquals(_reference, Mark.True) || ReferenceEquals(_reference, Mark.False);

    /// <summary>Whether this is an array.</summary>
    public bool IsArray => _reference is JsonArray;

    /// <summary>Whether this is an object.</summary>
    public bool IsObject => _reference is JsonObject;

    /// <summary>The member called <paramref name="name"/>, or <see cref="Undefined"/> where there is none or this is no object.</summary>
    public JsonValue this[string name] => _reference is JsonObject o && o.TryGet(name, out var found) ? found : default;

    /// <summary>The element at <paramref name="index"/>, or <see cref="Undefined"/> where there is none or this is no array.</summary>
    public JsonValue this[int index] => _reference is JsonArray a && (uint)index < (uint)a.Count ? a[index] : default;

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">This is not text.</exception>
    public string AsString() => _reference as string ?? throw Not("text");

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">This is not a number.</exception>
    public double AsNumber() => IsNumber ? _number : throw Not("a number");

    /// <summary>The truth.</summary>
    /// <exception cref="InvalidOperationException">This is neither <c>true</c> nor <c>false</c>.</exception>
    public bool AsBoolean() => IsBoolean ? ReferenceEquals(_reference, Mark.True) : throw Not("true or false");

    /// <summary>The array.</summary>
    /// <exception cref="InvalidOperationException">This is not an array.</exception>
    public JsonArray AsArray() => _reference as JsonArray ?? throw Not("an array");

    /// <summary>The object.</summary>
    /// <exception cref="InvalidOperationException">This is not an object.</exception>
    public JsonObject AsObject() => _reference as JsonObject ?? throw Not("an object");

    /// <summary>The spelling of the number as it was read, or as JavaScript would print it.</summary>
    /// <exception cref="InvalidOperationException">This is not a number.</exception>
    public string NumberSpelling() => _reference switch
    {
        NumberText spelled => spelled.Text,
        _ when IsNumber => Spell(_number),
        _ => throw Not("a number"),
    };

    /// <summary>A number that keeps the spelling <paramref name="text"/> (<c>1.0</c>, <c>1e3</c>, more digits than a double has).</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not a JSON number.</exception>
    public static JsonValue Number(string text)
    {
        if (!JsonNumber.IsValid(text))
        {
            throw new FormatException($"'{text}' is not a JSON number.");
        }

        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return Spell(number) == text ? new(number) : Spelled(text, number);
    }

    /// <summary>A number with a spelling of its own.</summary>
    internal static JsonValue Spelled(string text, double number) => new(new NumberText(text), number);

    /// <summary>An array of these values.</summary>
    public static JsonValue Array(params ReadOnlySpan<JsonValue> items) => new(JsonArray.Of(items));

    /// <summary>An object with these members, in this order. Of two members with one name the later one stays.</summary>
    public static JsonValue Object(params ReadOnlySpan<(string Name, JsonValue Value)> members) => new(JsonObject.Of(members));

    /// <summary>Text as a value.</summary>
    public static implicit operator JsonValue(string text) => new(text);

    /// <summary>A truth as a value.</summary>
    public static implicit operator JsonValue(bool truth) => truth ? True : False;

    /// <summary>A number as a value.</summary>
    public static implicit operator JsonValue(double number) => new(number);

    /// <summary>A whole number as a value.</summary>
    public static implicit operator JsonValue(int number) => new((double)number);

    /// <summary>A whole number as a value; beyond 2^53 it keeps its digits as spelling.</summary>
    public static implicit operator JsonValue(long number) =>
        Math.Abs((double)number) <= 9007199254740992d ? new((double)number) : Number(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>An array as a value.</summary>
    public static implicit operator JsonValue(JsonArray array) => new(array);

    /// <summary>An object as a value.</summary>
    public static implicit operator JsonValue(JsonObject @object) => new(@object);

    /// <summary>Whether both are equal, deeply; members may come in any order, and numbers compare by value.</summary>
    public static bool operator ==(JsonValue left, JsonValue right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(JsonValue left, JsonValue right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(JsonValue other)
    {
        if (ReferenceEquals(_reference, other._reference))
        {
            return _number.Equals(other._number) || _number == other._number;
        }

        return (_reference, other._reference) switch
        {
            (string a, string b) => a == b,
            (JsonArray a, JsonArray b) => a.Equals(b),
            (JsonObject a, JsonObject b) => a.Equals(b),
            _ => IsNumber && other.IsNumber && _number == other._number && (!(IsSpelled || other.IsSpelled) || DecimalText.AreEqual(NumberSpelling(), other.NumberSpelling())),
        };
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is JsonValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _reference switch
    {
        string text => text.GetHashCode(StringComparison.Ordinal),
        JsonArray array => array.GetHashCode(),
        JsonObject @object => @object.GetHashCode(),
        null => 0,
        _ when IsNumber => (_number + 0d).GetHashCode(),
        _ => RuntimeHelpers.GetHashCode(_reference),
    };

    /// <summary>This value as compact JSON text; <c>undefined</c> where there is none.</summary>
    public override string ToString() => IsUndefined ? "undefined" : ToJson();

    // JavaScript's spelling: the shortest digits that round-trip, exponents from 1e21 up and 1e-7 down.
    internal static string Spell(double number)
    {
        if (number == Math.Floor(number) && Math.Abs(number) < 1e15)
        {
            return number == 0 ? "0" : ((long)number).ToString(CultureInfo.InvariantCulture);
        }

        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var magnitude = Math.Abs(number);
        var mark = shortest.IndexOf('E', StringComparison.Ordinal);

        if (mark < 0)
        {
            return shortest;
        }

        var exponent = int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

        if (magnitude is >= 1e-6 and < 1e21)
        {
            var sign = number < 0 ? "-" : "";
            var digits = shortest[..mark].Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
            return exponent < 0 ? $"{sign}0.{new string('0', -exponent - 1)}{digits}" : sign + digits.PadRight(exponent + 1, '0');
        }

        return $"{shortest[..mark]}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}";
    }

    /// <summary>A value of a kind that only a query language knows, such as a function. It must not leave the evaluation.</summary>
    internal static JsonValue Foreign(object reference) => new(reference, 0);

    private int NumberSize()
    {
        if (IsSpelled || _number != Math.Floor(_number) || Math.Abs(_number) >= 1e15)
        {
            return NumberSpelling().Length;
        }

        var (rest, size) = (Math.Abs((long)_number), _number < 0 ? 2 : 1);

        for (; rest >= 10; rest /= 10)
        {
            size++;
        }

        return size;
    }

    private InvalidOperationException Not(string expected) => new($"The value is {Kind.ToString().ToLowerInvariant()}, not {expected}.");

    private sealed class Mark(JsonKind kind)
    {
        public static readonly Mark Null = new(JsonKind.Null);
        public static readonly Mark True = new(JsonKind.Boolean);
        public static readonly Mark False = new(JsonKind.Boolean);
        public static readonly Mark Number = new(JsonKind.Number);

        public JsonKind Kind => kind;
    }

    /// <summary>How a number was spelled, where JavaScript would spell it otherwise.</summary>
    private sealed record NumberText(string Text);
}
