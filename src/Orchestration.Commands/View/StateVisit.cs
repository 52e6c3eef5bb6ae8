namespace Orchestration.Commands.View;

/// <summary>One stay in a state, from its Entered event to its end.</summary>
internal sealed class StateVisit(StateRow row, StateVisit? parent, StateVisit? before)
{
    public StateRow Row { get; } = row;

    /// <summary>The stay in the Map or Parallel state around this one.</summary>
    public StateVisit? Parent { get; } = parent;

    /// <summary>The stay that led to this one, in the same branch or iteration.</summary>
    public StateVisit? Before { get; set; } = before;

    public int Attempts { get; set; }

    public bool Open { get; set; } = true;

    /// <summary>How it ended, once it is over.</summary>
    public StateStatus End { get; set; }

    /// <summary>The last attempt failed.</summary>
    public bool Failing { get; set; }
}
