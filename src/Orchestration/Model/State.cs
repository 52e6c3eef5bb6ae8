using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>A state; the language has eight kinds.</summary>
public abstract record State : AslNode
{
    private protected State()
    {
    }

    /// <summary>The name, by which others lead to it.</summary>
    public required string Name { get; init; }

    /// <summary>The kind, as the field <c>Type</c> says it.</summary>
    public abstract string Type { get; }

    /// <summary>What the state is for, in words.</summary>
    public string? Comment { get; init; }

    /// <summary>The query language of this state; null where it is the machine's.</summary>
    public QueryLanguage? QueryLanguage { get; init; }

    /// <summary>JSONPath: which part of the input the state sees; <c>null</c> for an empty object, undefined for all of it.</summary>
    public JsonValue InputPath { get; init; }

    /// <summary>JSONPath: which part of the output goes on; <c>null</c> for an empty object, undefined for all of it.</summary>
    public JsonValue OutputPath { get; init; }

    /// <summary>The variables that the state sets when it ends well, an object; undefined for none.</summary>
    public JsonValue Assign { get; init; }

    /// <summary>JSONata: the output; undefined for the state's own result or input.</summary>
    public JsonValue Output { get; init; }

    /// <summary>Where the state was written; null where nobody knows.</summary>
    public SourceLine? Source { get; init; }
}
