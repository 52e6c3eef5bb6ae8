using Orchestration.Expressions;

namespace Orchestration;

/// <summary>A variable and what a state sets it to. <see cref="Variable{T}.To"/> makes it.</summary>
public sealed class Assignment
{
    internal Assignment(Slot slot, Node value) => (Slot, Value) = (slot, value);

    internal Slot Slot { get; }

    internal Node Value { get; }
}
