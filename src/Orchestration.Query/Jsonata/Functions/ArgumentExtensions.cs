using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Functions;

internal static class ArgumentExtensions
{
    /// <summary>The argument at an index; undefined where it was not given.</summary>
    public static JsonValue At(this ReadOnlySpan<JsonValue> arguments, int index) => index < arguments.Length ? arguments[index] : default;
}
