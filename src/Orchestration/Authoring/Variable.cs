using Orchestration.Expressions;

namespace Orchestration;

/// <summary>A workflow variable that states set.</summary>
public sealed class Variable<T> : Expr<T>
{
    internal Variable(Slot slot) : base(new Node.Variable(slot)) => Slot = slot;

    internal Slot Slot { get; }

    /// <summary>Sets the variable to <paramref name="value"/>, as part of a state.</summary>
    public Assignment To(Expr<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(Slot, value.Node);
    }
}
