using Orchestration.Query;
using Orchestration.Query.Intrinsics;
using Orchestration.Query.Json;
using Orchestration.Query.Jsonata;
using Orchestration.Query.JsonPath;

namespace Orchestration.Runtime.Compilation;

/// <summary>Parses the expressions of one state's fields; what cannot be parsed is reported.</summary>
/// <param name="isJsonata">Whether they are in JSONata.</param>
/// <param name="location">Where the fields' object stands.</param>
/// <param name="report">Takes the place of a field, what is wrong in it and the field's text, where it is one.</param>
internal sealed class FieldCompiler(bool isJsonata, string location, Action<string, QuerySyntaxException, string?> report)
{
    /// <summary>Arguments, Output, Assign, ItemSelector and their like: any JSON with expressions in it.</summary>
    public Field? Data(JsonValue value, string name) => value.IsUndefined ? null : Guard(name, null, () => isJsonata ? Jsonata(value, name) : Payload(value, name));

    /// <summary>A number, a text or an array that may be one expression in JSONata and is itself in JSONPath.</summary>
    public Field? Single(JsonValue value, string name) => value.IsUndefined ? null : Guard(name, null, () => isJsonata ? Jsonata(value, name) : new Field.Constant(value));

    /// <summary>A path: InputPath and its like.</summary>
    public Field? Path(string? path, string name) => path is null ? null : Guard(name, path, () => Read(path));

    /// <summary>InputPath and OutputPath, where null stands for an empty object.</summary>
    public Field? Filter(JsonValue path, string name) => path.Kind switch
    {
        JsonKind.Null => new Field.Constant(JsonObject.Empty),
        JsonKind.String when path.AsString() != "$" => Path(path.AsString(), name),
        _ => null,
    };

    /// <summary>ErrorPath and CausePath: a path or a call of an intrinsic function.</summary>
    public Field? PathOrCall(string? text, string name) => text is null ? null : Guard(name, text, () => text.StartsWith('$') ? Found(text, name) : Call(text));

    public ResultPlace? ResultPath(JsonValue path)
    {
        switch (path.Kind)
        {
            case JsonKind.Null:
                return new ResultPlace.Dropped();
            case JsonKind.String when path.AsString() != "$":
                try
                {
                    return new ResultPlace.At(ReferencePath.Parse(path.AsString()));
                }
                catch (QuerySyntaxException exception)
                {
                    report($"{location}/ResultPath", exception, path.AsString());
                    return null;
                }

            default:
                return null;
        }
    }

    private Field? Guard(string name, string? text, Func<Field> compile)
    {
        try
        {
            return compile();
        }
        catch (QuerySyntaxException exception)
        {
            report($"{location}/{name}", exception, text);
            return null;
        }
    }

    private static Field Jsonata(JsonValue value, string name)
    {
        var template = JsonataTemplate.Compile(value, name);

        if (template.Expressions.Count == 0)
        {
            return new Field.Constant(value);
        }

        var needsContext = template.Expressions.Any(expression => expression.StatesMembers.Any(member => member.Name is "context" or "*"));
        return new Field.Expression(JsonataTemplate.IsExpression(value) ? template.Expressions[0].Text : null, needsContext, scope => template.Evaluate(scope));
    }

    private static Field Payload(JsonValue value, string name)
    {
        var template = PayloadTemplate.Compile(value, name);
        return template.IsConstant ? new Field.Constant(value) : new Field.Expression(null, template.ContextMembers.Count > 0, template.Evaluate);
    }

    private static Field.Expression Call(string text)
    {
        var call = IntrinsicCall.Parse(text);
        return new(text, call.ContextMembers.Count > 0, call.Evaluate);
    }

    private static Field.Expression Found(string path, string name)
    {
        var expression = JsonPathExpression.Parse(path);
        return new(path, expression.Root is PathRoot.Context, scope => expression.Read(scope, name));
    }

    private static Field.Expression Read(string path)
    {
        var expression = JsonPathExpression.Parse(path);
        return new(path, expression.Root is PathRoot.Context, expression.Read);
    }
}
