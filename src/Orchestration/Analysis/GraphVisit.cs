using Orchestration.Model;

namespace Orchestration.Analysis;

/// <summary>A graph that a walk came to.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Location">Its place as AWS writes it: empty for the machine, <c>/States/Wrap up/Branches[0]</c> for a branch.</param>
/// <param name="Parent">The Map or Parallel state whose graph it is; null for the machine.</param>
public sealed record GraphVisit(StateGraph Graph, string Location, State? Parent);
