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

    /// <summary>The tuple as the reference lays it open where it has lost track of it: an object with the value as <c>@</c> and a member for each name.</summary>
    public JsonValue AsObject(Scope scope)
    {
        var members = new List<(string, JsonValue)> { ("@", value) };

        for (var i = 0; i < slots.Length; i++)
        {
            if (Evaluation.Frame.IsBound(slots[i]))
            {
                members.Add((scope.NameOf(i), slots[i]));
            }
        }

        JsonValue[] values = [.. members.Select(member => member.Item2)];
        return JsonObject.Own([.. members.Select(member => member.Item1)], values, Array.Exists(values, member => Sequences.IsUnsettled(member)));
    }

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
