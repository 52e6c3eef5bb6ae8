using System.Collections.Immutable;
using Orchestration.Model;
using Orchestration.Query.Json;

namespace Orchestration.Asl;

/// <summary>Reads the fields of one object, and remembers which of them it gave away.</summary>
internal sealed class FieldReader(JsonObject source, string location, Action<string, string> report)
{
    private readonly bool[] _given = new bool[source.Count];

    public string Location => location;

    public ReadOnlySpan<string> Names => source.Names;

    public bool Has(string name) => source.Has(name);

    public JsonValue Peek(string name) => source.TryGet(name, out var value) ? value : default;

    public FieldReader Type()
    {
        Give("Type");
        return this;
    }

    public JsonValue Any(string name)
    {
        var value = Peek(name);

        if (!value.IsUndefined)
        {
            Give(name);
        }

        return value;
    }

    public string? Text(string name)
    {
        var value = Peek(name);
        return value.IsString ? Given(name, value.AsString()) : Wrong<string?>(name, value, "STRING", null);
    }

    public JsonValue Path(string name)
    {
        var value = Peek(name);
        return value.IsString || value.IsNull ? Given(name, value) : Wrong<JsonValue>(name, value, "STRING", default);
    }

    public bool True(string name)
    {
        var value = Peek(name);
        return value.IsBoolean ? value.AsBoolean() && Given(name, true) : Wrong(name, value, "BOOLEAN", false);
    }

    public QueryLanguage? Language(string name)
    {
        var value = Peek(name);

        if (!value.IsString)
        {
            return Wrong<QueryLanguage?>(name, value, "STRING", null);
        }

        switch (value.AsString())
        {
            case AslNames.JsonPath:
                return Given(name, QueryLanguage.JsonPath);
            case AslNames.Jsonata:
                return Given(name, QueryLanguage.Jsonata);
            default:
                report($"{location}/{name}", "Value should be one of the following: [JSONPath, JSONata]");
                return null;
        }
    }

    public JsonObject? Object(string name)
    {
        var value = Peek(name);

        // An empty object says no more than an absent one, but has to come back.
        return value.IsObject ? value.AsObject().Count == 0 ? null : Given(name, value.AsObject()) : Wrong<JsonObject?>(name, value, "OBJECT", null);
    }

    public T? Node<T>(string name, Func<FieldReader, T> read)
        where T : AslNode
    {
        var value = Peek(name);
        return value.IsObject ? Given(name, read(new(value.AsObject(), $"{location}/{name}", report))) : Wrong<T?>(name, value, "OBJECT", null);
    }

    public ImmutableArray<T> Nodes<T>(string name, Func<FieldReader, T> read)
        where T : AslNode
    {
        if (!Items(name, "OBJECT", static item => item.IsObject, out var items))
        {
            return [];
        }

        var nodes = ImmutableArray.CreateBuilder<T>(items.Count);

        foreach (var item in items)
        {
            nodes.Add(read(At(name, nodes.Count, item)));
        }

        return Given(name, nodes.MoveToImmutable());
    }

    public ImmutableArray<string> Texts(string name) =>
        Items(name, "STRING", static item => item.IsString, out var items) ? Given(name, items.Select(item => item.AsString()).ToImmutableArray()) : [];

    /// <summary>The elements of a field; false, and left where it is, when it is absent, empty, no array, or one of another kind is among them.</summary>
    public bool Items(string name, string kind, Func<JsonValue, bool> isKind, out JsonArray items)
    {
        var value = Peek(name);
        items = JsonArray.Empty;

        if (!value.IsArray)
        {
            return Wrong(name, value, "ARRAY", false);
        }

        items = value.AsArray();

        for (var i = 0; i < items.Count; i++)
        {
            if (!isKind(items[i]))
            {
                report($"{location}/{name}[{i}]", $"Expected value of type [{kind}]");
                return false;
            }
        }

        return items.Count > 0;
    }

    public bool IsKind(string name, JsonValue value, JsonKind kind) => value.Kind == kind || Wrong(name, value, kind.ToString().ToUpperInvariant(), false);

    public FieldReader At(string name, int index, JsonValue item) => new(item.AsObject(), $"{location}/{name}[{index}]", report);

    public FieldReader At(string name, JsonValue value) => new(value.AsObject(), $"{location}/{name}", report);

    public void Report(string message) => report(location, message);

    public void Give(string name) => _given[source.Names.IndexOf(name)] = true;

    /// <summary>All fields in order, without the values of those that were given away.</summary>
    public AslFields Rest()
    {
        var names = source.Names;
        var values = source.Values;
        var fields = new (string, JsonValue)[names.Length];

        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = (names[i], _given[i] ? default : values[i]);
        }

        return new(JsonObject.Of(fields));
    }

    private T Given<T>(string name, T value)
    {
        Give(name);
        return value;
    }

    private T Wrong<T>(string name, JsonValue value, string kind, T none)
    {
        if (!value.IsUndefined)
        {
            report($"{location}/{name}", $"Expected value of type [{kind}]");
        }

        return none;
    }
}
