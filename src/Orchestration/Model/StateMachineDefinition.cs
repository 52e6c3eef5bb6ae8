using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>A state machine: the outermost object of a document.</summary>
public sealed record StateMachineDefinition : StateGraph
{
    /// <summary>The version of the language; AWS knows <c>1.0</c> alone.</summary>
    public string? Version { get; init; }

    /// <summary>The query language of every state that names none; null where the document says nothing, which means JSONPath.</summary>
    public QueryLanguage? QueryLanguage { get; init; }

    /// <summary>After how many seconds the whole execution times out; undefined for never.</summary>
    public JsonValue TimeoutSeconds { get; init; }

    /// <summary>The text that the definition was read from; null where it was built.</summary>
    public AslDocument? Document { get; init; }

    /// <summary>The query language of <paramref name="state"/>: its own, else the machine's, else JSONPath.</summary>
    public QueryLanguage LanguageOf(State state) => state.QueryLanguage ?? QueryLanguage ?? Model.QueryLanguage.JsonPath;
}
