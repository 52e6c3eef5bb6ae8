using Orchestration.Query.Json;

namespace Orchestration.Cdk.Tests;

/// <summary>What the CDK wrote.</summary>
internal sealed record CloudAssembly(IReadOnlyDictionary<string, string> Files, string TemplateText)
{
    public JsonValue Template { get; } = JsonValue.Parse(TemplateText);

    public IEnumerable<(string Id, JsonValue Resource)> Resources => Template["Resources"].AsObject().Select(pair => (pair.Key, pair.Value));

    public static CloudAssembly Of(string folder, string stack)
    {
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(folder, path), File.ReadAllText);
        return new(files, files[$"{stack}.template.json"]);
    }

    public (string Id, JsonValue Properties)[] OfType(string type) =>
        [.. Resources.Where(one => one.Resource["Type"].AsString() == type).Select(one => (one.Id, one.Resource["Properties"]))];

    public JsonValue Named(string type, string property, string name) => OfType(type).Single(one => Texts.Of(one.Properties[property]) == name).Properties;
}
