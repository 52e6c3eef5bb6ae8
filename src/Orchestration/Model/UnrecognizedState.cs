using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>What stands in a document where a state should, and is none: its <c>Type</c> is missing or of no known kind.</summary>
public sealed record UnrecognizedState : State
{
    /// <inheritdoc />
    public override string Type => Content["Type"] is { IsString: true } type ? type.AsString() : "";

    /// <summary>What stands there.</summary>
    public required JsonValue Content { get; init; }
}
