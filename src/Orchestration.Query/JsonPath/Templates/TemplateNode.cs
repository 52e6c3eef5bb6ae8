using System.Runtime.CompilerServices;
using Orchestration.Query.Intrinsics;
using Orchestration.Query.Json;

namespace Orchestration.Query.JsonPath.Templates;

/// <summary>A part of a template.</summary>
internal abstract class TemplateNode
{
    private TemplateNode()
    {
    }

    public abstract JsonValue Evaluate(QueryScope scope);

    public sealed class Constant(JsonValue value) : TemplateNode
    {
        public override JsonValue Evaluate(QueryScope scope) => value;
    }

    public sealed class Path(JsonPathExpression path, string field) : TemplateNode
    {
        public override JsonValue Evaluate(QueryScope scope) => path.Read(scope, field);
    }

    public sealed class Call(IntrinsicCall call) : TemplateNode
    {
        public override JsonValue Evaluate(QueryScope scope) => call.Evaluate(scope);
    }

    public sealed class Array(TemplateNode[] items) : TemplateNode
    {
        public override JsonValue Evaluate(QueryScope scope)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            var values = new JsonValue[items.Length];

            for (var i = 0; i < items.Length; i++)
            {
                values[i] = items[i].Evaluate(scope);
            }

            return JsonArray.Of(values);
        }
    }

    public sealed class Object((string Name, TemplateNode Value)[] members) : TemplateNode
    {
        public override JsonValue Evaluate(QueryScope scope)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            var values = new (string, JsonValue)[members.Length];

            for (var i = 0; i < members.Length; i++)
            {
                values[i] = (members[i].Name, members[i].Value.Evaluate(scope));
            }

            return JsonObject.Of(values);
        }
    }
}
