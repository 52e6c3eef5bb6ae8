using System.Collections.Immutable;
using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>What a rule of a Choice state in JSONPath asks.</summary>
public abstract record ChoiceTest : AslNode
{
    private ChoiceTest()
    {
    }

    /// <summary>Holds when all hold.</summary>
    public sealed record And(ImmutableArray<ChoiceTest> Tests) : ChoiceTest;

    /// <summary>Holds when one holds.</summary>
    public sealed record Or(ImmutableArray<ChoiceTest> Tests) : ChoiceTest;

    /// <summary>Holds when the other does not.</summary>
    public sealed record Not(ChoiceTest Test) : ChoiceTest;

    /// <summary>Compares what a path finds with a value or, where the operator ends in <c>Path</c>, with what another path finds.</summary>
    /// <param name="Variable">The path.</param>
    /// <param name="Operator">The operator's name, such as <c>StringEquals</c>, <c>NumericLessThanPath</c> or <c>IsPresent</c>.</param>
    /// <param name="Value">What it is compared with.</param>
    public sealed record Compare(string Variable, string Operator, JsonValue Value) : ChoiceTest;
}
