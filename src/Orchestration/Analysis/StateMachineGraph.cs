using Orchestration.Model;

namespace Orchestration.Analysis;

/// <summary>A state machine as a drawing.</summary>
/// <param name="definition">The machine.</param>
public sealed class StateMachineGraph(StateMachineDefinition definition)
{
    /// <summary>The drawing as a Mermaid flowchart, which GitHub shows as it stands; ways that errors take are dotted.</summary>
    public string ToMermaid() => new MermaidDrawing().Draw(definition);

    /// <summary>The drawing in Graphviz's language; ways that errors take are dashed.</summary>
    public string ToDot() => new DotDrawing().Draw(definition);
}
