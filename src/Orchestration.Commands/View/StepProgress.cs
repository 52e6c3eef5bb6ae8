namespace Orchestration.Commands.View;

/// <summary>How far a machine has come.</summary>
/// <param name="Done">How many of its steps are over.</param>
/// <param name="Count">How many there are: those that were entered and those that may still come.</param>
/// <param name="Ahead">The names of those that may still come.</param>
internal sealed record StepProgress(int Done, int Count, IReadOnlyList<string> Ahead)
{
    /// <summary>The steps of the machine itself; none where its definition is not known.</summary>
    public static StepProgress Of(ViewNode node)
    {
        var (outline, rows) = (node.Subject.Outline, node.View.Rows.Where(row => row.Parent is null).ToList());

        if (outline == MachineOutline.Unknown)
        {
            return new(0, 0, []);
        }

        // Between two states it goes on from the one that was left last.
        var from = rows.Where(row => row.Open > 0).DefaultIfEmpty(rows.MaxBy(row => row.Left)).OfType<StateRow>().Select(row => row.Name).ToList();
        var entered = rows.Where(row => MachineOutline.IsStep(row.Type)).ToList();
        var ahead = outline.Ahead(from).Except(entered.Select(row => row.Name)).ToList();
        return new(entered.Count(row => StateText.StatusOf(row) is not (StateStatus.Running or StateStatus.Retrying)), entered.Count + ahead.Count, ahead);
    }
}
