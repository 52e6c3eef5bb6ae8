using System.Collections.Immutable;
using Orchestration.Analysis;
using Orchestration.Model;

namespace Orchestration.Validation;

/// <summary>Finds what AWS would refuse in the structure of a machine: its fields, and how its states hang together.</summary>
/// <remarks>Expressions, paths and service integrations are not looked into.</remarks>
public static class DefinitionValidator
{
    /// <summary>What is wrong with <paramref name="definition"/>; nothing where its structure is sound.</summary>
    public static ImmutableArray<Diagnostic> Validate(StateMachineDefinition definition)
    {
        var report = new Report();
        FieldRules.Check(definition, report);

        foreach (var visit in Walk.Graphs(definition))
        {
            FieldRules.Check(visit, definition, report);
        }

        GraphRules.Check(definition, report);
        return report.Diagnostics;
    }
}
