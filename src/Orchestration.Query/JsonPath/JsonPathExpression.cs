using Orchestration.Query.Json;
using Orchestration.Query.JsonPath.Compilation;
using Orchestration.Query.JsonPath.Evaluation;

namespace Orchestration.Query.JsonPath;

/// <summary>A JSONPath in Step Functions' dialect, read once and evaluated any number of times from any number of threads.</summary>
/// <remarks>
/// A path of single names and single indices gives the value there. Every other path gives an array, also of one hit or none.
/// An index that is out of range gives null.
/// </remarks>
public sealed class JsonPathExpression
{
    private readonly CompiledPath _path;

    private JsonPathExpression(string text, PathRoot root, string? variable, CompiledPath path) => (Text, Root, Variable, _path) = (text, root, variable, path);

    /// <summary>The path as it was written.</summary>
    public string Text { get; }

    /// <summary>What the path starts from.</summary>
    public PathRoot Root { get; }

    /// <summary>The variable that the path starts from, without the dollar sign; null where it starts from something else.</summary>
    public string? Variable { get; }

    /// <summary>Whether the path gives a single value and not an array of hits.</summary>
    public bool IsDefinite => _path.IsDefinite;

    /// <summary>The variables that the path reads, without the dollar sign: one or none.</summary>
    public IReadOnlyCollection<string> Variables => Variable is null ? [] : [Variable];

    /// <summary>The members of the context object that the path reads, such as <c>Execution</c>; all of it is an empty name.</summary>
    public IReadOnlyCollection<string> ContextMembers => Root != PathRoot.Context ? [] : [_path.Steps is [PathStep.Name name, ..] ? name.Value : ""];

    internal CompiledPath Path => _path;

    /// <summary>Reads the text of a path.</summary>
    /// <exception cref="QuerySyntaxException">The text is not a path.</exception>
    public static JsonPathExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.TrimStart(' ');

        if (!trimmed.StartsWith('$'))
        {
            throw text.Length == 0
                ? QuerySyntaxException.At(text, 0, "A path cannot be empty; the whole input is '$'.", "json can not be null or empty")
                : QuerySyntaxException.At(text, 0, "A path starts with '$' (the input), '$$' (the context object) or '$name' (a variable).", "Reference path didn't start with '$'");
        }

        var skipped = text.Length - trimmed.Length;
        var (root, rest, variable) = Split(trimmed);

        try
        {
            return new(text, root, variable, PathCompiler.Compile("$" + trimmed[rest..]));
        }
        catch (PathFormatException exception)
        {
            throw QuerySyntaxException.At(text, skipped + rest - 1 + exception.Position, exception.Message, exception.Reported);
        }
    }

    /// <summary>Reads what the path names.</summary>
    /// <exception cref="QueryEvaluationException">There is nothing to read: <c>States.Runtime</c> with the cause that AWS gives for InputPath and its like.</exception>
    public JsonValue Read(QueryScope scope) => TryRead(scope, out var value, out var problem)
        ? value
        : throw new QueryEvaluationException("States.Runtime", $"Invalid path '{Text}' : {problem}");

    /// <summary>Reads what the path names, as a template's member, ErrorPath or CausePath does.</summary>
    /// <param name="scope">What the path may read.</param>
    /// <param name="field">The field, such as <c>total.$</c>; the cause names it.</param>
    /// <exception cref="QueryEvaluationException">There is nothing to read: <c>States.Runtime</c> with the cause that AWS gives for such a field.</exception>
    public JsonValue Read(QueryScope scope, string field)
    {
        if (TryRead(scope, out var value))
        {
            return value;
        }

        TryFind(scope, out var document);
        throw new QueryEvaluationException(
            "States.Runtime", $"The JSONPath '{Text}' specified for the field '{field}' could not be found in the input '{(document.IsUndefined ? "" : document.ToCauseText())}'");
    }

    /// <summary>Reads what the path names in one document, whatever the path starts from.</summary>
    /// <exception cref="QueryEvaluationException">There is nothing to read.</exception>
    public JsonValue Read(JsonValue document) => PathReader.Read(_path, document, out var value) is { } failure
        ? throw new QueryEvaluationException("States.Runtime", $"Invalid path '{Text}' : {failure.Message}")
        : value;

    /// <summary>Reads what the path names, and says whether there is something to read.</summary>
    public bool TryRead(QueryScope scope, out JsonValue value) => TryRead(scope, out value, out _);

    /// <summary>Reads what the path names, and says whether there is something to read and, if not, why.</summary>
    /// <param name="scope">What the path may read.</param>
    /// <param name="value">The value; undefined where there is none.</param>
    /// <param name="problem">What is missing, in AWS's words; null where nothing is.</param>
    public bool TryRead(QueryScope scope, out JsonValue value, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(scope);

        if (!TryFind(scope, out var document))
        {
            (value, problem) = (default, $"The variable '{Variable}' has not been assigned.");
            return false;
        }

        problem = PathReader.Read(_path, document, out value)?.Message;
        value = problem is null ? value : default;
        return problem is null;
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    internal bool TryFind(QueryScope scope, out JsonValue document)
    {
        switch (Root)
        {
            case PathRoot.Variable:
                return scope.Variables.TryGet(Variable!, out document);

            case PathRoot.Context:
                document = scope.Context;
                return true;

            default:
                document = scope.Input;
                return true;
        }
    }

    private static (PathRoot Root, int End, string? Variable) Split(string text)
    {
        if (text.StartsWith("$$", StringComparison.Ordinal))
        {
            return (PathRoot.Context, 2, null);
        }

        var end = 1;

        while (end < text.Length && VariableName.Contains(text[end], isFirst: end == 1))
        {
            end++;
        }

        return end == 1 ? (PathRoot.Input, 1, null) : (PathRoot.Variable, end, text[1..end]);
    }
}
