using Orchestration.Query.Json;
using Orchestration.Query.JsonPath.Compilation;

namespace Orchestration.Query.JsonPath;

/// <summary>A path that names one place: single names and single indices only. ResultPath writes there.</summary>
public sealed class ReferencePath
{
    private readonly JsonPathExpression _expression;

    private ReferencePath(JsonPathExpression expression) => _expression = expression;

    /// <summary>The path as it was written.</summary>
    public string Text => _expression.Text;

    /// <summary>What the path starts from.</summary>
    public PathRoot Root => _expression.Root;

    /// <summary>The variables that the path reads, without the dollar sign: one or none.</summary>
    public IReadOnlyCollection<string> Variables => _expression.Variables;

    /// <summary>The members of the context object that the path reads.</summary>
    public IReadOnlyCollection<string> ContextMembers => _expression.ContextMembers;

    /// <summary>Whether the path is <c>$</c> alone.</summary>
    public bool IsRoot => _expression.Path.Steps.Length == 0;

    /// <summary>Reads the text of a path.</summary>
    /// <exception cref="QuerySyntaxException">The text is not a path, or one that may name several places.</exception>
    public static ReferencePath Parse(string text)
    {
        var expression = JsonPathExpression.Parse(text);

        return Array.TrueForAll(expression.Path.Steps, step => step is PathStep.Name or PathStep.Index { Value: >= 0 })
            ? new(expression)
            : throw QuerySyntaxException.At(text, 0, $"'{text}' may name several places; a reference path has names and single indices only, as in $.orders[0].id.", "Value is not a Reference Path");
    }

    /// <summary>Reads what the path names.</summary>
    /// <exception cref="QueryEvaluationException">There is nothing to read.</exception>
    public JsonValue Read(QueryScope scope) => _expression.Read(scope);

    /// <summary>Reads what the path names in one document.</summary>
    /// <exception cref="QueryEvaluationException">There is nothing to read.</exception>
    public JsonValue Read(JsonValue document) => _expression.Read(document);

    /// <summary>Reads what the path names, and says whether there is something to read.</summary>
    public bool TryRead(QueryScope scope, out JsonValue value) => _expression.TryRead(scope, out value);

    /// <summary>Reads what the path names, and says whether there is something to read and, if not, why.</summary>
    public bool TryRead(QueryScope scope, out JsonValue value, out string? problem) => _expression.TryRead(scope, out value, out problem);

    /// <summary>The document with <paramref name="value"/> at this place, as ResultPath puts it there; missing objects on the way are made, everything else is shared.</summary>
    /// <exception cref="QueryEvaluationException">The document has something else where the path needs an object, or no such element: <c>States.ResultPathMatchFailure</c>.</exception>
    public JsonValue Set(JsonValue root, JsonValue value)
    {
        var steps = _expression.Path.Steps;
        var parents = new JsonValue[steps.Length];
        var current = root;

        for (var i = 0; i < steps.Length; i++)
        {
            parents[i] = current.IsUndefined ? JsonObject.Empty : current;

            current = steps[i] switch
            {
                PathStep.Name name when parents[i].IsObject => parents[i][name.Value],
                PathStep.Index index when parents[i].IsArray && index.Value < parents[i].AsArray().Count => parents[i][index.Value],
                _ => throw NoMatch(parents[i], steps[i]),
            };
        }

        for (var i = steps.Length - 1; i >= 0; i--)
        {
            value = steps[i] is PathStep.Name name ? parents[i].AsObject().With(name.Value, value) : parents[i].AsArray().With(((PathStep.Index)steps[i]).Value, value);
        }

        return value;
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    private QueryEvaluationException NoMatch(JsonValue parent, PathStep step) =>
        new("States.ResultPathMatchFailure", $"Unable to apply step {step} of the ResultPath '{Text}' to input '{parent.ToCauseText()}'");
}
