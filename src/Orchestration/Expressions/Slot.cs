namespace Orchestration.Expressions;

/// <summary>A workflow variable. It is written to <c>Assign</c> only if some expression reads it.</summary>
/// <param name="name">The variable's name.</param>
/// <param name="graph">The graph whose states set it.</param>
/// <param name="step">The step that sets it, in a machine of steps.</param>
/// <param name="setBy">The state that sets it first.</param>
internal sealed class Slot(string name, IScope graph, string? step, string setBy)
{
    public string Name => name;

    public IScope Graph => graph;

    public string? Step => step;

    public string SetBy => setBy;
}
