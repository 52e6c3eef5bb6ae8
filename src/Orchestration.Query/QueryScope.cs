using Orchestration.Query.Json;

namespace Orchestration.Query;

/// <summary>What an expression of either query language may read: <c>$states</c> in JSONata, <c>$</c> and <c>$$</c> in JSONPath, and the variables.</summary>
/// <remarks>One scope serves one evaluation; it is not written to while expressions read it.</remarks>
public sealed class QueryScope
{
    /// <summary>The input of the state: <c>$states.input</c>, and in JSONPath <c>$</c>.</summary>
    public JsonValue Input { get; init; }

    /// <summary>The context object: <c>$states.context</c>, and in JSONPath <c>$$</c>.</summary>
    public JsonValue Context { get; init; }

    /// <summary>The result of the state: <c>$states.result</c>; undefined where there is none.</summary>
    public JsonValue Result { get; init; }

    /// <summary>The error that is being caught: <c>$states.errorOutput</c>; undefined outside a catcher.</summary>
    public JsonValue ErrorOutput { get; init; }

    /// <summary>The clock that <c>$now()</c> and <c>$millis()</c> read.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The workflow variables.</summary>
    public IVariables Variables { get; init; } = NoVariables.Instance;
}

/// <summary>Workflow variables, by name without the dollar sign.</summary>
public interface IVariables
{
    /// <summary>Finds a variable in this scope or an outer one.</summary>
    bool TryGet(string name, out JsonValue value);
}

internal sealed class NoVariables : IVariables
{
    public static readonly NoVariables Instance = new();

    public bool TryGet(string name, out JsonValue value)
    {
        value = default;
        return false;
    }
}
