using System.Collections.Immutable;

namespace Orchestration.Model;

/// <summary>A state that goes where the first rule that holds leads.</summary>
public sealed record ChoiceState : State
{
    /// <inheritdoc />
    public override string Type => "Choice";

    /// <summary>The rules, in order.</summary>
    public ImmutableArray<ChoiceRule> Choices { get; init; } = [];

    /// <summary>The state that follows when no rule holds; null to fail with <c>States.NoChoiceMatched</c>.</summary>
    public string? Default { get; init; }
}
