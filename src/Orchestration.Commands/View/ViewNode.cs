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

    /// <summary>Map runs of this execution, by their ARN, as they were last described.</summary>
    public Dictionary<string, MapRunProgress> MapRuns { get; } = [];

    /// <summary>The execution that the failed state started, and that failed; null where there is none.</summary>
    public ViewNode? FailedInside => Nested.LastOrDefault(nested => nested.StartedBy == View.FailedInnermost && nested.View.FailedRow is not null);

    /// <summary>The execution in which the failure began: this one, or one inside it.</summary>
    public ViewNode FailedAtLast => FailedInside?.FailedAtLast ?? this;
}
