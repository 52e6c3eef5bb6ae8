namespace Orchestration.Commands;

/// <summary>A machine that a host knows by name: where its definition comes from.</summary>
public sealed record HostedMachine
{
    /// <summary>The name that commands take.</summary>
    public required string Name { get; init; }

    /// <summary>One line for lists.</summary>
    public string Description { get; init; } = "";

    /// <summary>Gives the definition as text.</summary>
    public required Func<string> ToAsl { get; init; }
}
