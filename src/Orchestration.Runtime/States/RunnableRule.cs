using Orchestration.Query.Json;
using Orchestration.Runtime.Compilation;

namespace Orchestration.Runtime.States;

/// <summary>A rule of a Choice state, compiled.</summary>
internal sealed class RunnableRule
{
    /// <summary>JSONata.</summary>
    public Field? Condition { get; init; }

    /// <summary>Where the condition stands, for errors.</summary>
    public string Location { get; init; } = "Condition";

    /// <summary>JSONPath.</summary>
    public RunnableTest? Test { get; init; }

    public Field? Assign { get; init; }

    public Field? Output { get; init; }

    /// <summary>The state that follows. Set once when the graph is linked.</summary>
    public RunnableState? Next { get; set; }

    public bool Holds(Strand strand, JsonValue input)
    {
        if (Test is not null)
        {
            return Test.Holds(strand, input);
        }

        var value = Condition!.Evaluate(strand, strand.Input);
        return value.IsBoolean ? value.AsBoolean() : throw Wrong.Type(Condition, Location, "boolean", value);
    }
}
