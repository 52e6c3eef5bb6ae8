using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

internal delegate JsonValue Native(Run run, ReadOnlySpan<JsonValue> arguments);

/// <summary>A function of the language.</summary>
internal sealed class NativeFunction(Signature? signature, int arity, Native implementation, string? name = null) : FunctionValue
{
    /// <summary>What messages call it where nobody called it by a name.</summary>
    public string? Name => name;

    /// <summary>How many arguments are needed so that the context is not taken for one of them.</summary>
    public int Mandatory { get; } = signature?.Mandatory ?? 0;

    public override int Arity => arity;

    public override JsonValue Invoke(Run run, ReadOnlySpan<JsonValue> arguments, in JsonValue context) =>
        implementation(run, signature is null ? arguments : signature.Check(arguments, context));
}
