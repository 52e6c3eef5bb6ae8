using Orchestration.Query.Intrinsics.Functions;
using Orchestration.Query.Json;
using Orchestration.Query.JsonPath;

namespace Orchestration.Query.Intrinsics.Syntax;

/// <summary>A call or an argument of one.</summary>
internal abstract class IntrinsicNode
{
    private IntrinsicNode()
    {
    }

    /// <summary>Text, a number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="template">Text in which braces and backslashes are still escaped, as States.Format wants it; else the value.</param>
    public sealed class Literal(JsonValue value, JsonValue template) : IntrinsicNode
    {
        public JsonValue Value => value;

        public JsonValue Template => template;
    }

    /// <summary>A path.</summary>
    public sealed class Path(JsonPathExpression expression) : IntrinsicNode
    {
        public JsonPathExpression Expression => expression;
    }

    /// <summary><c>States.Name(..)</c>.</summary>
    public sealed class Call(IntrinsicFunction function, IntrinsicNode[] arguments) : IntrinsicNode
    {
        public IntrinsicFunction Function => function;

        public IntrinsicNode[] Arguments => arguments;
    }
}
