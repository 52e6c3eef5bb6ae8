using Orchestration.Query.Json;
using Orchestration.Query.JsonPath.Templates;

namespace Orchestration.Query.JsonPath;

/// <summary>A template of Parameters, ItemSelector, ResultSelector or Assign: JSON in which a member called <c>x.$</c> is computed, by a path or an intrinsic function.</summary>
/// <remarks>As on AWS, an object with computed members has the others first, in order, and then these in the order of a Java hash table.</remarks>
public sealed class PayloadTemplate
{
    private readonly TemplateNode _root;

    private PayloadTemplate(TemplateNode root, TemplateCompiler compiler)
    {
        _root = root;
        Variables = compiler.Variables;
        ContextMembers = compiler.ContextMembers;
        Functions = compiler.Functions;
    }

    /// <summary>The variables that the template reads, without the dollar sign.</summary>
    public IReadOnlyCollection<string> Variables { get; }

    /// <summary>The members of the context object that the template reads; all of it is an empty name.</summary>
    public IReadOnlyCollection<string> ContextMembers { get; }

    /// <summary>The intrinsic functions that the template calls, such as <c>States.Format</c>.</summary>
    public IReadOnlyCollection<string> Functions { get; }

    /// <summary>Whether the template is the same for every input.</summary>
    public bool IsConstant => _root is TemplateNode.Constant;

    /// <summary>Reads a template.</summary>
    /// <param name="template">The value of the field.</param>
    /// <param name="field">The field, such as <c>Parameters</c>, for messages.</param>
    /// <exception cref="QuerySyntaxException">A computed member is neither a path nor a call of an intrinsic function.</exception>
    public static PayloadTemplate Compile(JsonValue template, string field)
    {
        var compiler = new TemplateCompiler(field);
        return new(compiler.Compile(template), compiler);
    }

    /// <summary>Fills the template.</summary>
    /// <exception cref="QueryEvaluationException">A path finds nothing, or a function fails: <c>States.Runtime</c> with AWS's cause.</exception>
    public JsonValue Evaluate(QueryScope scope) => _root.Evaluate(scope);
}
