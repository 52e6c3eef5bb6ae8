using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A function as a value.</summary>
internal abstract class FunctionValue
{
    /// <summary>How many arguments it names: higher-order functions pass no more than that.</summary>
    public abstract int Arity { get; }

    /// <summary>Calls it. A call in tail position comes back as <see cref="TailCallNode.Mark"/>.</summary>
    /// <param name="evaluation">The evaluation under way.</param>
    /// <param name="arguments">The arguments as they were given.</param>
    /// <param name="context">The context of the call, which stands in for a first argument that is missing.</param>
    public abstract JsonValue Invoke(Run evaluation, ReadOnlySpan<JsonValue> arguments, in JsonValue context);

    public JsonValue AsValue() => JsonValue.Foreign(this);
}
