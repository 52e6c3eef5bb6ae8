namespace Orchestration.Analysis;

/// <summary>A way from one state to another of the same graph.</summary>
/// <param name="From">The name of the state that it leaves.</param>
/// <param name="To">The name of the state that it leads to; there need be none of that name.</param>
/// <param name="Kind">Why it is taken.</param>
/// <param name="Label">When it is taken, in few words; null where there is nothing to say.</param>
/// <param name="Location">The field that says so, from the state on: <c>/Choices[0]/Next</c>.</param>
public sealed record Transition(string From, string To, TransitionKind Kind, string? Label, string Location);
