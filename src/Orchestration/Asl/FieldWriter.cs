using System.Collections.Immutable;
using Orchestration.Model;
using Orchestration.Query.Json;

namespace Orchestration.Asl;

/// <summary>Collects the fields of one object in the order in which a person would write them.</summary>
internal sealed class FieldWriter
{
    private readonly List<(string Name, JsonValue Value)> _fields = [];

    public FieldWriter Add(string name, JsonValue value)
    {
        if (!value.IsUndefined)
        {
            _fields.Add((name, value));
        }

        return this;
    }

    public FieldWriter Add(string name, string? text) => text is null ? this : Add(name, new JsonValue(text));

    public FieldWriter Add(string name, QueryLanguage? language) => language switch
    {
        QueryLanguage.JsonPath => Add(name, AslNames.JsonPath),
        QueryLanguage.Jsonata => Add(name, AslNames.Jsonata),
        _ => this,
    };

    public FieldWriter AddTrue(string name, bool value) => value ? Add(name, JsonValue.True) : this;

    public FieldWriter Add(string name, ImmutableArray<string> texts) =>
        texts.IsDefaultOrEmpty ? this : Add(name, JsonValue.Array([.. texts.Select(text => new JsonValue(text))]));

    public FieldWriter Add<T>(string name, T? node, Func<T, JsonValue> write)
        where T : AslNode => node is null ? this : Add(name, write(node));

    public FieldWriter Add<T>(string name, ImmutableArray<T> nodes, Func<T, JsonValue> write)
        where T : AslNode => nodes.IsDefaultOrEmpty ? this : Add(name, JsonValue.Array([.. nodes.Select(write)]));

    /// <summary>The object: in the order of the document that the node came from, with what only that knew; a field that is new comes last.</summary>
    public JsonValue Object(AslFields read)
    {
        if (read.Names.IsEmpty)
        {
            return JsonValue.Object([.. _fields]);
        }

        var written = JsonObject.Of([.. _fields]);
        var merged = new List<(string, JsonValue)>(read.Names.Length);

        foreach (var name in read.Names)
        {
            var value = written.TryGet(name, out var known) ? known : read.Kept(name);

            if (!value.IsUndefined)
            {
                merged.Add((name, value));
            }
        }

        foreach (var (name, value) in _fields)
        {
            if (!read.Names.Contains(name))
            {
                merged.Add((name, value));
            }
        }

        return JsonValue.Object([.. merged]);
    }
}
