using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>The variables of one block, call or tuple. A slot that nothing was bound to yet holds <see cref="Unbound"/>, so that an outer variable shows through.</summary>
internal sealed class Frame
{
    public static readonly JsonValue Unbound = JsonValue.Foreign(new object());

    /// <summary>For an expression that binds nothing.</summary>
    public static readonly Frame Outermost = new([], null);

    public Frame(int size, Frame? parent)
    {
        (Slots, Parent) = (size == 0 ? [] : new JsonValue[size], parent);
        Array.Fill(Slots, Unbound);
    }

    public Frame(JsonValue[] slots, Frame? parent) => (Slots, Parent) = (slots, parent);

    public JsonValue[] Slots { get; }

    public Frame? Parent { get; }

    public static bool IsBound(in JsonValue value) => !ReferenceEquals(value.Reference, Unbound.Reference);
}
