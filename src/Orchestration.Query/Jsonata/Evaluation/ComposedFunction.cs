using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary><c>first ~> second</c> of two functions.</summary>
internal sealed class ComposedFunction(FunctionValue first, FunctionValue second) : FunctionValue
{
    public override int Arity => 1;

    public override JsonValue Invoke(Run run, ReadOnlySpan<JsonValue> arguments, in JsonValue context)
    {
        run.Enter();
        var inner = CallNode.Apply(run, first, [arguments.IsEmpty ? default : arguments[0]], default);
        var result = CallNode.Apply(run, second, [Sequences.Leave(inner)], default);
        run.Leave();
        return Sequences.Leave(result);
    }
}
