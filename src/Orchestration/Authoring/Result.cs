using Orchestration.Expressions;

namespace Orchestration;

/// <summary>What a state left behind, kept in a workflow variable so that any later state can read it.</summary>
public sealed class Result<T> : Expr<T>
{
    internal Result(Slot slot) : base(new Node.Variable(slot))
    {
    }
}
