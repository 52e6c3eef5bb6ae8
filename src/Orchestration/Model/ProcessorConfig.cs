namespace Orchestration.Model;

/// <summary>Where the items of a Map are processed.</summary>
public sealed record ProcessorConfig : AslNode
{
    /// <summary><c>INLINE</c>, which is the default, or <c>DISTRIBUTED</c>.</summary>
    public string? Mode { get; init; }

    /// <summary><c>STANDARD</c> or <c>EXPRESS</c>; a distributed Map must say it.</summary>
    public string? ExecutionType { get; init; }
}
