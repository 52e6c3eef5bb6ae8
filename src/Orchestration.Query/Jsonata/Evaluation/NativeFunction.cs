using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

internal delegate JsonValue Native(Run run, ReadOnlySpan<JsonValue> arguments);

/// <summary>A function of the language.</summary>
internal sealed class NativeFunction(Signature? signature, int arity, Native implementation) : FunctionValue
{
    public override int Arity => arity;

    public override JsonValue Invoke(Run run, ReadOnlySpan<JsonValue> arguments, in JsonValue context) =>
        implementation(run, signature is null ? arguments : signature.Check(arguments, context));
}
