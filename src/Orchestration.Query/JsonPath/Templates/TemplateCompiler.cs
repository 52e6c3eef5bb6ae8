using System.Runtime.CompilerServices;
using Orchestration.Query.Intrinsics;
using Orchestration.Query.Json;

namespace Orchestration.Query.JsonPath.Templates;

/// <summary>Turns the JSON of a template into nodes, and notes what these read.</summary>
internal sealed class TemplateCompiler(string field)
{
    private const string Computed = ".$";

    private readonly SortedSet<string> _variables = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _contextMembers = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _functions = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Variables => _variables;

    public IReadOnlyCollection<string> ContextMembers => _contextMembers;

    public IReadOnlyCollection<string> Functions => _functions;

    public TemplateNode Compile(JsonValue template) => Compile(template, field);

    private TemplateNode Compile(JsonValue template, string location)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();

        return template.Kind switch
        {
            JsonKind.Array => CompileArray(template, location),
            JsonKind.Object => CompileObject(template, location),
            _ => new TemplateNode.Constant(template),
        };
    }

    private TemplateNode CompileArray(JsonValue template, string location)
    {
        var items = template.AsArray().Select((item, i) => Compile(item, $"{location}[{i}]")).ToArray();
        return Array.TrueForAll(items, item => item is TemplateNode.Constant) ? new TemplateNode.Constant(template) : new TemplateNode.Array(items);
    }

    private TemplateNode CompileObject(JsonValue template, string location)
    {
        var plain = new List<(string, TemplateNode)>();
        var computed = new List<(string, TemplateNode)>();

        foreach (var (name, value) in template.AsObject())
        {
            if (name.EndsWith(Computed, StringComparison.Ordinal))
            {
                computed.Add((name[..^Computed.Length], CompileComputed(name, value, $"{location}/{name}")));
            }
            else
            {
                plain.Add((name, Compile(value, $"{location}/{name}")));
            }
        }

        return computed.Count == 0 && plain.TrueForAll(member => member.Item2 is TemplateNode.Constant)
            ? new TemplateNode.Constant(template)
            : new TemplateNode.Object([.. plain, .. JavaHash.InHashMapOrder(computed, member => member.Item1)]);
    }

    private TemplateNode CompileComputed(string name, JsonValue value, string location)
    {
        if (value.IsString)
        {
            var text = value.AsString();

            try
            {
                if (text.StartsWith('$'))
                {
                    var path = JsonPathExpression.Parse(text);
                    _variables.UnionWith(path.Variables);
                    _contextMembers.UnionWith(path.ContextMembers);
                    return new TemplateNode.Path(path, name);
                }

                if (text.StartsWith("States.", StringComparison.Ordinal))
                {
                    var call = IntrinsicCall.Parse(text);
                    _variables.UnionWith(call.Variables);
                    _contextMembers.UnionWith(call.ContextMembers);
                    _functions.UnionWith(call.Functions);
                    return new TemplateNode.Call(call);
                }
            }
            catch (QuerySyntaxException exception)
            {
                throw Refuse(name, exception).In(location, text);
            }
        }

        throw Refuse(name, null).In(location, value.IsString ? value.AsString() : null);
    }

    private QuerySyntaxException Refuse(string name, QuerySyntaxException? reason)
    {
        var message = $"The value for the field '{name}' must be a valid JSONPath or a valid intrinsic function call";
        var explanation = reason is null ? $"{message} (in {field})." : $"{message} (in {field}): {reason.Message}";
        return new(reason?.Code ?? "", explanation, reason?.Position ?? 0, reason?.Line ?? 1, reason?.Column ?? 1, message);
    }
}
