namespace Orchestration.Query.Json;

/// <summary>How much JSON text is read before it is refused.</summary>
public sealed record JsonReadLimits
{
    /// <summary>What is read where nothing else is said.</summary>
    public static JsonReadLimits Default { get; } = new();

    /// <summary>How deep arrays and objects may stand in each other; 1,000 by default, as in the JSON library that Step Functions reads with.</summary>
    public int MaximumDepth { get; init; } = 1000;

    /// <summary>The bytes of the text in UTF-8; 1 GiB by default.</summary>
    public int MaximumBytes { get; init; } = 1 << 30;
}
