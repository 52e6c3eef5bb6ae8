using Orchestration.Query;
using Orchestration.Query.Json;
using Orchestration.Runtime.States;

namespace Orchestration.Runtime.Compilation;

/// <summary>A field of a state, its expressions parsed once.</summary>
internal abstract class Field
{
    private Field()
    {
    }

    public abstract JsonValue Evaluate(Strand strand, JsonValue input, JsonValue result = default, JsonValue error = default);

    /// <summary>Evaluates a field that a Map reads for each of its items.</summary>
    public abstract JsonValue EvaluateItem(Strand strand, JsonValue input, JsonValue item);

    /// <summary>A field without expressions.</summary>
    public sealed class Constant(JsonValue value) : Field
    {
        public JsonValue Value => value;

        public override JsonValue Evaluate(Strand strand, JsonValue input, JsonValue result = default, JsonValue error = default) => value;

        public override JsonValue EvaluateItem(Strand strand, JsonValue input, JsonValue item) => value;
    }

    /// <summary>A field with expressions in either language.</summary>
    /// <param name="text">The expression, where the field is one and nothing else.</param>
    /// <param name="needsContext">Whether the context object is read; it is not made otherwise.</param>
    /// <param name="evaluate">The parsed expressions.</param>
    public sealed class Expression(string? text, bool needsContext, Func<QueryScope, JsonValue> evaluate) : Field
    {
        public string? Text => text;

        public override JsonValue Evaluate(Strand strand, JsonValue input, JsonValue result = default, JsonValue error = default) =>
            evaluate(strand.Scope(needsContext, input, result, error));

        public override JsonValue EvaluateItem(Strand strand, JsonValue input, JsonValue item) =>
            evaluate(new() { Input = input, Context = needsContext ? strand.ContextOf(item) : default, Variables = strand.Variables, Time = strand.Execution.Time });
    }
}
