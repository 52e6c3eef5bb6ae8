namespace Orchestration.Model;

/// <summary>A state that goes on to one other state, or ends its graph.</summary>
public abstract record TransitionState : State
{
    private protected TransitionState()
    {
    }

    /// <summary>The name of the state that follows; null at the end.</summary>
    public string? Next { get; init; }

    /// <summary>Whether the graph ends here.</summary>
    public bool End { get; init; }
}
