using System.Collections.Immutable;
using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>A state that has a result and may fail, so that it can be retried and caught: Task, Parallel and Map.</summary>
public abstract record WorkState : TransitionState
{
    private protected WorkState()
    {
    }

    /// <summary>JSONPath: the template of what the work gets; undefined for the input.</summary>
    public JsonValue Parameters { get; init; }

    /// <summary>JSONPath: the template that is made of the result; undefined for the result itself.</summary>
    public JsonValue ResultSelector { get; init; }

    /// <summary>JSONPath: where in the input the result goes; <c>null</c> to drop it, undefined to replace the input.</summary>
    public JsonValue ResultPath { get; init; }

    /// <summary>Which errors are tried again; the first that matches counts.</summary>
    public ImmutableArray<Retrier> Retry { get; init; } = [];

    /// <summary>Where errors lead that are not tried again; the first that matches counts.</summary>
    public ImmutableArray<Catcher> Catch { get; init; } = [];
}
