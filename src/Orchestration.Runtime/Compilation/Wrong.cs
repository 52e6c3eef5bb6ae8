using Orchestration.Query;
using Orchestration.Query.Json;
using Orchestration.Runtime.States;

namespace Orchestration.Runtime.Compilation;

/// <summary>Errors about values that a field cannot have.</summary>
internal static class Wrong
{
    public static QueryEvaluationException Type(Field field, string location, string expected, JsonValue value) => new(
        ErrorNames.QueryEvaluation,
        $"The JSONata expression '{(field as Field.Expression)?.Text}' specified for the field '{location}' returned an unexpected result type. " +
        $"Expected '{expected}', but was '{NameOf(value)}' for value: {value.ToJson()}",
        location);

    private static string NameOf(JsonValue value) => value.Kind.ToString().ToLowerInvariant();
}
