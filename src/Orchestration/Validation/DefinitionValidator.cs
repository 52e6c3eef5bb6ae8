using System.Collections.Immutable;
using Orchestration.Analysis;
using Orchestration.Model;

namespace Orchestration.Validation;

/// <summary>Finds what AWS would refuse in a machine: its fields, its expressions and paths, and how its states hang together.</summary>
/// <remarks>Service integrations are not looked into, nor is an expression that a placeholder such as <c>${Name}</c> makes unreadable.</remarks>
public static class DefinitionValidator
{
    /// <summary>What is wrong with <paramref name="definition"/>; nothing where it is sound. Mistakes in expressions have line and column where the definition was read from text.</summary>
    public static ImmutableArray<Diagnostic> Validate(StateMachineDefinition definition)
    {
        var report = new Report();
        FieldRules.Check(definition, report);

        foreach (var visit in Walk.Graphs(definition))
        {
            FieldRules.Check(visit, definition, report);

            foreach (var state in visit.Graph.States)
            {
                new ExpressionRules(state, $"{visit.Location}/States/{state.Name}", definition, report).Check();
            }
        }

        GraphRules.Check(definition, report);
        return report.Diagnostics;
    }
}
