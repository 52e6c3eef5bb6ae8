using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata;

/// <summary>JSON in which texts <c>{% .. %}</c> are expressions: an <c>Arguments</c>, <c>Output</c> or <c>Assign</c>.</summary>
public sealed class JsonataTemplate
{
    private const string Open = "{%";
    private const string Close = "%}";

    private readonly Part _root;

    private JsonataTemplate(Part root)
    {
        _root = root;
        var expressions = new List<JsonataExpression>();
        root.Collect(expressions);
        Expressions = expressions;
        Variables = [.. expressions.SelectMany(expression => expression.Variables).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The expressions in it, in order.</summary>
    public IReadOnlyList<JsonataExpression> Expressions { get; }

    /// <summary>The workflow variables that its expressions read, without the dollar sign.</summary>
    public IReadOnlyCollection<string> Variables { get; }

    /// <summary>Whether a value is an expression: text that starts with <c>{%</c> and ends with <c>%}</c>, with nothing around them.</summary>
    public static bool IsExpression(JsonValue value) =>
        value.IsString && value.AsString() is { Length: >= 4 } text && text.StartsWith(Open, StringComparison.Ordinal) && text.EndsWith(Close, StringComparison.Ordinal);

    /// <summary>The expression in a value that is one.</summary>
    /// <exception cref="QuerySyntaxException">What stands between <c>{%</c> and <c>%}</c> is no expression.</exception>
    public static JsonataExpression ParseDelimited(string text)
    {
        try
        {
            return JsonataExpression.Parse(text[Open.Length..^Close.Length]);
        }
        catch (QuerySyntaxException exception)
        {
            throw exception.After(Open.Length);
        }
    }

    /// <summary>Compiles a value and all the expressions in it.</summary>
    /// <param name="template">The value.</param>
    /// <param name="field">The field of the state that it is the value of, such as <c>Output</c>; causes name the place below it.</param>
    /// <exception cref="QuerySyntaxException">An expression in it is none.</exception>
    public static JsonataTemplate Compile(JsonValue template, string field) => new(Part.Of(template, field));

    /// <summary>Evaluates every expression and puts the results in their places.</summary>
    /// <exception cref="QueryEvaluationException">An expression failed; the location says which.</exception>
    public JsonValue Evaluate(QueryScope scope, JsonataLimits? limits = null, CancellationToken cancellation = default) => _root.Evaluate(scope, limits, cancellation);

    private abstract class Part
    {
        public static Part Of(JsonValue value, string field)
        {
            if (IsExpression(value))
            {
                try
                {
                    return new Computed(ParseDelimited(value.AsString()), field);
                }
                catch (QuerySyntaxException exception)
                {
                    throw exception.In(field, value.AsString());
                }
            }

            if (value.IsArray)
            {
                var items = value.AsArray().Select((item, i) => Of(item, $"{field}[{i}]")).ToArray();
                return Array.TrueForAll(items, item => item is Fixed) ? new Fixed(value) : new Items(items);
            }

            if (value.IsObject)
            {
                var members = value.AsObject().Select(member => (member.Key, Of(member.Value, $"{field}/{member.Key}"))).ToArray();
                return Array.TrueForAll(members, member => member.Item2 is Fixed) ? new Fixed(value) : new Members(members);
            }

            return new Fixed(value);
        }

        public abstract JsonValue Evaluate(QueryScope scope, JsonataLimits? limits, CancellationToken cancellation);

        public virtual void Collect(List<JsonataExpression> expressions)
        {
        }
    }

    /// <summary>A value without expressions: it is always itself.</summary>
    private sealed class Fixed(JsonValue value) : Part
    {
        public override JsonValue Evaluate(QueryScope scope, JsonataLimits? limits, CancellationToken cancellation) => value;
    }

    private sealed class Computed(JsonataExpression expression, string field) : Part
    {
        public override JsonValue Evaluate(QueryScope scope, JsonataLimits? limits, CancellationToken cancellation) => expression.Evaluate(scope, field, limits, cancellation);

        public override void Collect(List<JsonataExpression> expressions) => expressions.Add(expression);
    }

    private sealed class Items(Part[] items) : Part
    {
        public override JsonValue Evaluate(QueryScope scope, JsonataLimits? limits, CancellationToken cancellation) =>
            JsonArray.Own(Array.ConvertAll(items, item => item.Evaluate(scope, limits, cancellation)));

        public override void Collect(List<JsonataExpression> expressions) => Array.ForEach(items, item => item.Collect(expressions));
    }

    private sealed class Members((string Name, Part Value)[] members) : Part
    {
        private readonly JsonShape _shape = new(Array.ConvertAll(members, member => member.Name));

        public override JsonValue Evaluate(QueryScope scope, JsonataLimits? limits, CancellationToken cancellation) =>
            JsonObject.Own(_shape, Array.ConvertAll(members, member => member.Value.Evaluate(scope, limits, cancellation)));

        public override void Collect(List<JsonataExpression> expressions) => Array.ForEach(members, member => member.Value.Collect(expressions));
    }
}
