using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>A rule of a Choice state.</summary>
public sealed record ChoiceRule : AslNode
{
    /// <summary>JSONata: an expression that is true or false; undefined in JSONPath.</summary>
    public JsonValue Condition { get; init; }

    /// <summary>JSONPath: a comparison or a combination of them; null in JSONata.</summary>
    public ChoiceTest? Test { get; init; }

    /// <summary>The state that follows when the rule holds.</summary>
    public string? Next { get; init; }

    /// <summary>What the rule is for, in words.</summary>
    public string? Comment { get; init; }

    /// <summary>The variables that are set when the rule holds.</summary>
    public JsonValue Assign { get; init; }

    /// <summary>JSONata: the output when the rule holds; undefined for the input.</summary>
    public JsonValue Output { get; init; }
}
