using System.Text.RegularExpressions;
using Orchestration.Query.Json;

namespace Orchestration.Runtime.Tests.Conformance;

/// <summary>An execution that was recorded on AWS.</summary>
internal sealed class RecordedCase
{
    private RecordedCase(JsonValue json)
    {
        Json = json;
        Id = json["id"].AsString();
        Expected = json["expected"];
        Replacements = [.. Members(json["regex"]).Select(pair => (new Regex(pair[0].AsString()), pair[1].AsString().Replace("$", "$$", StringComparison.Ordinal)))];
        Wild = [.. Members(json["wild"]).Select(name => name.AsString())];
        WildInside = [.. Members(json["wild_in"]).Select(name => name.AsString())];
    }

    public JsonValue Json { get; }

    public string Id { get; }

    public JsonValue Expected { get; }

    public IReadOnlyList<(Regex Pattern, string Replacement)> Replacements { get; }

    public HashSet<string> Wild { get; }

    public IReadOnlyList<string> WildInside { get; }

    public string Definition => Json["definition"] is { IsString: true } text ? text.AsString() : Json["definition"].ToJson();

    /// <summary>The input; AWS's own of <c>{}</c> where the case has none.</summary>
    public JsonValue Input => Json["input"] switch
    {
        { IsString: true } text when Json["kind"].AsString() == "exec" && Json["type"].IsString => JsonValue.Parse(text.AsString()),
        { IsUndefined: true } or { IsNull: true } => JsonObject.Empty,
        var value => value,
    };

    public bool IsSelfContained => Json["needs"] is { IsUndefined: true } || (Json["needs"].IsArray && Json["needs"].AsArray().Count == 0);

    public IReadOnlyList<JsonValue> Events => Expected["events"].IsArray && Expected["events"][0].IsObject ? Expected["events"].AsArray() : [];

    public static IEnumerable<RecordedCase> Executions(string file) =>
        Orchestration.Tests.Shared.SharedData.Lines(file).Select(JsonValue.Parse).Where(json => json["kind"] == "exec").Select(json => new RecordedCase(json));

    public override string ToString() => Id;

    private static IEnumerable<JsonValue> Members(JsonValue array) => array.IsArray ? array.AsArray() : [];
}
