namespace Orchestration.Resources;

/// <summary>A state machine as a resource: what it is called and when it is started.</summary>
/// <param name="LogicalName">The name in templates and placeholders.</param>
/// <param name="Name">The machine's name, which is the name of its snapshot too.</param>
public sealed record Machine(string LogicalName, string Name) : Resource(LogicalName, Name)
{
    /// <summary>When it is started by itself, if a deployment asks for that.</summary>
    public Schedule? Schedule { get; init; }
}
