using Orchestration.Model;

namespace Orchestration.Authoring;

/// <summary>A state as it was recorded; it is built when all of the machine is known.</summary>
internal sealed class Draft(string name, SourceLine source, string? step, Handler? owner, Func<Lowering, State> build)
{
    public string Name => name;

    public SourceLine Source => source;

    /// <summary>The step that the state belongs to, in a machine of steps.</summary>
    public string? Step => step;

    /// <summary>The failure branch that the state belongs to.</summary>
    public Handler? Owner => owner;

    public Exit Next { get; } = new();

    /// <summary>What the machine's role must be allowed for the state itself.</summary>
    public IReadOnlyList<Permission> Permissions { get; init; } = [];

    /// <summary>The request, where the state is a task.</summary>
    public ServiceTask? Task { get; init; }

    /// <summary>The graphs in the state, where it is a Map or a Parallel.</summary>
    public IReadOnlyList<Graph> Graphs { get; init; } = [];

    public State Build(Lowering lowering)
    {
        try
        {
            return build(lowering) with { Source = source };
        }
        catch (DefinitionException exception)
        {
            throw exception.At(source);
        }
    }
}
