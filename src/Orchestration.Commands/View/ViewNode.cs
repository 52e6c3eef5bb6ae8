namespace Orchestration.Commands.View;

/// <summary>An execution in the view, with those that its states started and wait for.</summary>
internal sealed class ViewNode(ViewSubject subject, StateRow? startedBy = null, int depth = 0)
{
    public ViewSubject Subject { get; } = subject;

    public ExecutionView View { get; } = new();

    /// <summary>The state that started it; null for the execution that is looked at.</summary>
    public StateRow? StartedBy { get; } = startedBy;

    public int Depth { get; } = depth;

    public List<ViewNode> Nested { get; } = [];

    /// <summary>Map runs of this execution, by their ARN, as one line of text each.</summary>
    public Dictionary<string, string> MapRuns { get; } = [];
}
