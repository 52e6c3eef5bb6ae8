using Orchestration.Query.Intrinsics.Functions;
using Orchestration.Query.Intrinsics.Syntax;
using Orchestration.Query.Json;

namespace Orchestration.Query.Intrinsics;

/// <summary>A call of an intrinsic function, such as <c>States.Format('Hello {}', $.name)</c>, read once and evaluated any number of times from any number of threads.</summary>
public sealed class IntrinsicCall
{
    private readonly IntrinsicNode.Call _root;

    private IntrinsicCall(string text, IntrinsicNode.Call root, IntrinsicParser parser)
    {
        (Text, _root) = (text, root);
        Variables = parser.Variables;
        ContextMembers = parser.ContextMembers;
        Functions = parser.Functions;
    }

    /// <summary>The names of the intrinsic functions, each with <c>States.</c> before it.</summary>
    public static IReadOnlyCollection<string> Names => IntrinsicFunction.Names;

    /// <summary>The call as it was written.</summary>
    public string Text { get; }

    /// <summary>The variables that the call reads, without the dollar sign.</summary>
    public IReadOnlyCollection<string> Variables { get; }

    /// <summary>The members of the context object that the call reads; all of it is an empty name.</summary>
    public IReadOnlyCollection<string> ContextMembers { get; }

    /// <summary>The functions that are called, such as <c>States.Format</c>.</summary>
    public IReadOnlyCollection<string> Functions { get; }

    /// <summary>Reads the text of a call.</summary>
    /// <exception cref="QuerySyntaxException">The text is no call, or there is no such function.</exception>
    public static IntrinsicCall Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new IntrinsicParser(text);
        return new(text, parser.ParseCall(), parser);
    }

    /// <summary>Calls the function.</summary>
    /// <exception cref="QueryEvaluationException">An argument does not fit, or a path finds nothing: <c>States.Runtime</c> with AWS's cause.</exception>
    public JsonValue Evaluate(QueryScope scope)
    {
        try
        {
            return Evaluate(_root, scope);
        }
        catch (IntrinsicException exception)
        {
            throw new QueryEvaluationException("States.Runtime", $"There was an error while evaluating the intrinsic function: {Text}. {exception.Message}");
        }
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    private JsonValue Evaluate(IntrinsicNode.Call call, QueryScope scope)
    {
        var arguments = new JsonValue[call.Arguments.Length];

        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = call.Arguments[i] switch
            {
                IntrinsicNode.Literal literal => i == 0 && call.Function.TakesTemplate ? literal.Template : literal.Value,
                IntrinsicNode.Path path => Read(path, scope),
                var nested => Evaluate((IntrinsicNode.Call)nested, scope),
            };
        }

        return call.Function.Invoke(arguments);
    }

    private JsonValue Read(IntrinsicNode.Path argument, QueryScope scope)
    {
        if (argument.Expression.TryRead(scope, out var value))
        {
            return value;
        }

        argument.Expression.TryFind(scope, out var document);
        throw new QueryEvaluationException(
            "States.Runtime",
            $"The function '{Text}' had the following error: The JsonPath argument for the field '{argument.Expression}' could not be found in the input '{(document.IsUndefined ? "" : document.ToCauseText())}'");
    }
}
