using Orchestration.Expressions;

namespace Orchestration.Authoring;

/// <summary>A failure branch, and who leads to it.</summary>
internal sealed class Handler(IReadOnlyList<ErrorName> on, Slot slot, Handler? outer)
{
    public IReadOnlyList<ErrorName> On => on;

    public bool TakesAll => on.Contains(ErrorName.All);

    /// <summary>Where errors go that this one does not take.</summary>
    public Handler? Outer => outer;

    public Slot Slot => slot;

    public Exit Entry { get; } = new();

    /// <summary>The states from which an error comes here.</summary>
    public List<Draft> Users { get; } = [];

    /// <summary>Whether something asks for the step that failed.</summary>
    public bool StepIsRead { get; set; }

    public int LongestState => Users.Select(user => user.Name.Length).DefaultIfEmpty(0).Max();

    public int LongestStep => Users.Select(user => (user.Step ?? user.Name).Length).DefaultIfEmpty(0).Max();

    /// <summary>What the branch is told.</summary>
    public Node Told(string state, string? step, Node error, Node cause) => new Node.Object(
    [
        ("State", new Node.Constant(state)),
        ("Error", error),
        ("Cause", cause),
        .. StepIsRead ? [("Step", new Node.Constant(step ?? state))] : Array.Empty<NodeMember>(),
    ]);
}
