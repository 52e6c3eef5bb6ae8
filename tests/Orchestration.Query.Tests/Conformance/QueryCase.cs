using Orchestration.Query.Json;
using Orchestration.Tests.Shared;

namespace Orchestration.Query.Tests.Conformance;

/// <summary>A recorded case of a query language.</summary>
internal sealed class QueryCase(JsonValue fields)
{
    public string Id => fields["id"].AsString();

    public string Tier => fields["tier"].AsString();

    public string? Field => fields["field"] is { IsString: true } name ? name.AsString() : null;

    public JsonValue Expected => fields["expect"];

    public string Expression => (fields["path"].IsUndefined ? fields["expr"] : fields["path"]).AsString();

    public QueryScope Scope => new() { Input = fields["data"], Context = fields["context"], Variables = new CaseVariables(fields["vars"]) };

    public static IEnumerable<QueryCase> Read(string file) => SharedData.Lines($"conformance/query/{file}").Select(line => new QueryCase(JsonValue.Parse(line)));

    private sealed class CaseVariables(JsonValue variables) : IVariables
    {
        public bool TryGet(string name, out JsonValue value)
        {
            value = variables[name];
            return !value.IsUndefined;
        }
    }
}
