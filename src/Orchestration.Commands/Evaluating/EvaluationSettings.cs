using Orchestration.Query;
using Orchestration.Query.Json;

namespace Orchestration.Commands.Evaluating;

/// <summary>What typed expressions read, and in which language they are.</summary>
internal sealed class EvaluationSettings : IVariables
{
    public JsonValue Input { get; set; } = JsonObject.Empty;

    public JsonValue Context { get; init; } = JsonObject.Empty;

    public JsonValue Result { get; init; }

    public JsonValue ErrorOutput { get; init; }

    public ExpressionLanguage Language { get; set; }

    /// <summary>Whether JSONata has the input as its context, which Step Functions does not give it.</summary>
    public bool IsPlain { get; set; }

    public SortedDictionary<string, JsonValue> Variables { get; } = new(StringComparer.Ordinal);

    public required TimeProvider Time { get; init; }

    public QueryScope Scope => new() { Input = Input, Context = Context, Result = Result, ErrorOutput = ErrorOutput, Variables = this, Time = Time };

    public bool TryGet(string name, out JsonValue value) => Variables.TryGetValue(name, out value);
}
