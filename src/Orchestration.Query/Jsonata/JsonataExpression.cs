using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Compilation;
using Orchestration.Query.Jsonata.Evaluation;
using Orchestration.Query.Jsonata.Syntax;

namespace Orchestration.Query.Jsonata;

/// <summary>A JSONata 2.0.6 expression, compiled once; any number of threads may evaluate it.</summary>
/// <remarks>Step Functions' rules hold in <see cref="Evaluate"/>: its functions are there, <c>$eval</c> is not, and errors bear its words.</remarks>
public sealed class JsonataExpression
{
    private readonly string _text;
    private readonly SyntaxNode _syntax;
    private readonly Node _root;
    private readonly int _slots;
    private readonly int _globals;
    private readonly References _references;
    private readonly (SyntaxNode Syntax, int Start, JsonValue Value)[] _constants;

    private JsonataExpression(string text)
    {
        _text = text;

        try
        {
            _syntax = Parser.Parse(text);
            var plan = Planner.Lay(text, _syntax);
            var compiler = new Compiler(text);
            (_root, _slots) = compiler.Compile(plan);
            _globals = compiler.Globals;
            _references = References.Of(plan, compiler.Free);
            (_constants, IsConstant) = ([.. compiler.Constants], compiler.IsConstant);
        }
        catch (InsufficientExecutionStackException)
        {
            throw Parser.TooDeep(text, 0);
        }
    }

    /// <summary>The expression as it was written, without the blanks around it.</summary>
    public string Text => _text;

    /// <summary>The workflow variables that it reads, without the dollar sign.</summary>
    public IReadOnlyCollection<string> Variables => _references.Variables;

    /// <summary>The members of <c>$states</c> that it reads, such as <c>input</c> or <c>result</c>; <c>*</c> where it reads <c>$states</c> as a whole.</summary>
    public IReadOnlyList<JsonataReference> StatesMembers => _references.StatesMembers;

    /// <summary>The functions of the language that it names, without the dollar sign.</summary>
    public IReadOnlyCollection<string> Functions => _references.Functions;

    /// <summary>What it reads of a context that Step Functions does not give: names, <c>$</c> and <c>$$</c> outside any path. AWS refuses such an expression.</summary>
    public IReadOnlyList<JsonataReference> TopLevelReferences => _references.TopLevel;

    /// <summary>Whether it reads nothing from outside, the clock and chance included, so that it always gives the same.</summary>
    public bool IsConstant { get; }

    /// <summary>The parts that read nothing from outside and were evaluated when the expression was read, in order; all of it where it is constant as a whole. What would fail is not among them.</summary>
    public IReadOnlyList<JsonataConstant> Constants => [.. _constants.Select(constant => new JsonataConstant(Printer.Print(constant.Syntax), constant.Start, constant.Value))];

    /// <summary>Reads an expression, without <c>{%</c> and <c>%}</c>.</summary>
    /// <exception cref="QuerySyntaxException">It is none; the message is JSONata's.</exception>
    public static JsonataExpression Parse(string text)
    {
        try
        {
            return new(text.Trim());
        }
        catch (QuerySyntaxException exception)
        {
            throw exception.After(text.Length - text.TrimStart().Length);
        }
    }

    /// <summary>Evaluates it as Step Functions does.</summary>
    /// <param name="scope">What it may read.</param>
    /// <param name="field">Where it stands in the state, such as <c>Output/result</c>.</param>
    /// <param name="limits">How much it may use; as on AWS when left out.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="QueryEvaluationException">It failed, found nothing or gave a function: <c>States.QueryEvaluationError</c> with AWS's cause.</exception>
    public JsonValue Evaluate(QueryScope scope, string field, JsonataLimits? limits = null, CancellationToken cancellation = default)
    {
        (JsonValue Value, bool HoldsFunction) result;

        try
        {
            result = Run(scope, default, scope.Variables, limits ?? JsonataLimits.StepFunctions, cancellation);
        }
        catch (JsonataException exception)
        {
            var code = exception.IsLimit ? ": " : $". {exception.Code}: ";
            throw Failed(field, $"threw an error during evaluation{code}{exception.Message}", exception);
        }

        return result.HoldsFunction ? throw Failed(field, "returned an unsupported result type.")
            : result.Value.IsUndefined ? throw Failed(field, "returned nothing (undefined).")
            : result.Value;
    }

    /// <summary>Evaluates it and checks the kind of the result, as Step Functions does for <c>Items</c> or <c>TimeoutSeconds</c>.</summary>
    /// <exception cref="QueryEvaluationException">It failed, or gave something of another kind.</exception>
    public JsonValue EvaluateAs(JsonKind kind, QueryScope scope, string field, JsonataLimits? limits = null, CancellationToken cancellation = default)
    {
        var result = Evaluate(scope, field, limits, cancellation);

        return result.Kind == kind ? result
            : throw Failed(field, $"returned an unexpected result type. Expected '{Name(kind)}', but was '{Name(result.Kind)}' for value: {result.ToJson()}");
    }

    /// <summary>Evaluates it as plain JSONata.</summary>
    /// <returns>The result; undefined where it finds nothing, and where it gives a function.</returns>
    /// <exception cref="JsonataException">It failed.</exception>
    public JsonValue EvaluateRaw(JsonValue input, IVariables? variables = null, JsonataLimits? limits = null, TimeProvider? time = null, CancellationToken cancellation = default) =>
        Run(null, input, variables ?? NoVariables.Instance, limits ?? JsonataLimits.Plain, cancellation, time).Value;

    /// <summary>The expression in its usual spelling; reading it again gives the same expression.</summary>
    public override string ToString() => Printer.Print(_syntax);

    private static string Name(JsonKind kind) => kind.ToString().ToLowerInvariant();

    private QueryEvaluationException Failed(string field, string what, JsonataException? inner = null) =>
        new("States.QueryEvaluationError", $"The JSONata expression '{_text}' specified for the field '{field}' {what}", field, inner);

    private (JsonValue Value, bool HoldsFunction) Run(QueryScope? scope, JsonValue input, IVariables variables, JsonataLimits limits, CancellationToken cancellation, TimeProvider? time = null)
    {
        var run = Evaluation.Run.Begin(scope, input, variables, scope?.Time ?? time ?? TimeProvider.System, limits, _globals, cancellation);

        try
        {
            var context = input.IsArray ? Sequences.Of(input, ArrayMarks.Sequence | ArrayMarks.Outer) : input;
            var result = _root.Evaluate(run, _slots == 0 ? Frame.Outermost : new Frame(_slots, null), context);
            var settled = Sequences.IsUnsettled(result) ? Settling.Settle(result) : result;

            if (settled.Reference is JsonObject or JsonArray)
            {
                // Counted once and remembered; what is too deep to be counted is too deep to be written.
                _ = settled.Utf8Length;
            }

            return (settled, Settling.HoldsFunction(result));
        }
        catch (InsufficientExecutionStackException)
        {
            throw new JsonataException("U1001");
        }
        finally
        {
            run.End();
        }
    }
}
