using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>The fields of an object of a document, in order, so that writing gives the document back.</summary>
public sealed class AslFields
{
    private readonly JsonObject _fields;

    internal AslFields(JsonObject fields) => _fields = fields;

    /// <summary>No fields: the node was not read from a document.</summary>
    public static AslFields None { get; } = new(JsonObject.Empty);

    /// <summary>The names, in the document's order.</summary>
    public ReadOnlySpan<string> Names => _fields.Names;

    /// <summary>The value of a field that no property holds, because it is unknown or of a type that the field cannot have; undefined for any other.</summary>
    public JsonValue Kept(string name) => _fields.TryGet(name, out var value) ? value : default;
}
