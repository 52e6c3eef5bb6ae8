using Orchestration.Query;
using Orchestration.Query.Json;

namespace Orchestration.Runtime.States;

/// <summary>The variables of a graph; those of the graphs around it are readable through it.</summary>
internal sealed class VariableScope(VariableScope? outer) : IVariables
{
    private Dictionary<string, JsonValue>? _variables;

    public bool TryGet(string name, out JsonValue value)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._variables is { } variables && variables.TryGetValue(name, out value))
            {
                return true;
            }
        }

        value = default;
        return false;
    }

    public void Set(JsonObject assigned)
    {
        _variables ??= new(StringComparer.Ordinal);

        foreach (var (name, value) in assigned)
        {
            _variables[name] = value;
        }
    }

    private VariableScope? Outer => outer;
}
