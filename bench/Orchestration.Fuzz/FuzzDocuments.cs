using Orchestration.Query;
using Orchestration.Query.Json;

namespace Orchestration.Fuzz;

/// <summary>What expressions read.</summary>
internal sealed class FuzzDocuments : IVariables
{
    private static readonly JsonValue[] Documents =
    [
        JsonValue.Parse("""{"a":[0,1,{"b":"x","c":null}],"b":{"a":{"b":[1,2,3]}},"id":7,"name":"it's","flag":true,"n":null,"":1,"two words":2}"""),
        JsonValue.Parse("""[{"id":1,"tags":["x","y"]},{"id":"2","tags":[]},null,"s",3.5,[[],[4]]]"""),
        JsonValue.Parse("\"text\""),
        JsonValue.Parse("{}"),
        JsonValue.Null,
    ];

    public static QueryScope Scope(Random random) => new()
    {
        Input = Documents[random.Next(Documents.Length)],
        Context = Documents[random.Next(Documents.Length)],
        Variables = new FuzzDocuments(),
    };

    public bool TryGet(string name, out JsonValue value)
    {
        value = name is "v" or "name" ? Documents[name.Length % 2] : default;
        return !value.IsUndefined;
    }
}
