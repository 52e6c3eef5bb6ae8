using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A function of the expression, with the variables and the context of the place where it stands.</summary>
internal sealed class LambdaFunction(LambdaNode node, Frame frame, JsonValue input, JsonValue[]? preset = null) : FunctionValue
{
    // A slot of `preset` that is not bound is still a parameter.
    public override int Arity => preset is null ? node.Parameters : preset.Count(value => !Frame.IsBound(value));

    public LambdaFunction Partially(JsonValue[] arguments) => new(node, frame, input, Filled(arguments));

    public override JsonValue Invoke(Run run, ReadOnlySpan<JsonValue> arguments, in JsonValue context)
    {
        if (node.Signature is not null && preset is null)
        {
            arguments = node.Signature.Check(arguments, context);
        }

        var inner = new Frame(node.Scope.Count, frame);
        var (slots, next) = (inner.Slots, 0);

        for (var i = 0; i < node.Parameters; i++)
        {
            slots[i] = preset is not null && Frame.IsBound(preset[i]) ? preset[i] : next < arguments.Length ? arguments[next++] : default;
        }

        return node.Body.Evaluate(run, inner, input);
    }

    private JsonValue[] Filled(JsonValue[] arguments)
    {
        var (filled, next) = (new JsonValue[node.Parameters], 0);

        for (var i = 0; i < filled.Length; i++)
        {
            filled[i] = preset is not null && Frame.IsBound(preset[i]) ? preset[i] : next < arguments.Length ? arguments[next++] : default;
        }

        return filled;
    }
}
