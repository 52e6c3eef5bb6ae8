using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A function of the language with some of its arguments given.</summary>
internal sealed class PartialNativeFunction(FunctionValue target, JsonValue[] preset) : FunctionValue
{
    public override int Arity => preset.Count(value => !Frame.IsBound(value));

    public override JsonValue Invoke(Run run, ReadOnlySpan<JsonValue> arguments, in JsonValue context)
    {
        var (all, next) = ((JsonValue[])preset.Clone(), 0);

        for (var i = 0; i < all.Length; i++)
        {
            if (!Frame.IsBound(all[i]))
            {
                all[i] = next < arguments.Length ? arguments[next++] : default;
            }
        }

        return target.Invoke(run, all, default);
    }
}
