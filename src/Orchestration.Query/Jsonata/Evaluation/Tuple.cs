using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Compilation;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A result of a step together with what <c>@</c>, <c>#</c> and <c>%</c> bound on the way to it.</summary>
internal sealed class Tuple(JsonValue value, JsonValue[] slots)
{
    public JsonValue Value => value;

    public JsonValue[] Slots => slots;

    public static Tuple Start(JsonValue value, Scope scope)
    {
        var slots = new JsonValue[scope.Count];
        Array.Fill(slots, Evaluation.Frame.Unbound);
        return new(value, slots);
    }

    /// <summary>The tuple as variables. Where expressions bind more of them, they bind in a copy.</summary>
    public Frame Frame(Scope scope, Frame parent) => new(scope.Binds ? (JsonValue[])slots.Clone() : slots, parent);

    public Tuple With(JsonValue newValue, params ReadOnlySpan<(int Slot, JsonValue Value)> bound)
    {
        var copy = (JsonValue[])slots.Clone();

        foreach (var (slot, bind) in bound)
        {
            if (slot >= 0)
            {
                copy[slot] = bind;
            }
        }

        return new(newValue, copy);
    }
}
