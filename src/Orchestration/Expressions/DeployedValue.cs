using Orchestration.Expressions;

namespace Orchestration;

/// <summary>Text that is known when the machine is deployed; until then a placeholder stands for it.</summary>
public abstract record DeployedValue
{
    private protected DeployedValue()
    {
    }

    /// <summary>The name between the braces.</summary>
    public abstract string Name { get; }

    /// <summary>The text as a run-time value.</summary>
    public static implicit operator Expr<string>(DeployedValue value) => new(new Node.Deployed(value));

    /// <summary>The placeholder as it stands in a text: <c>${Name}</c>.</summary>
    public sealed override string ToString() => $"${{{Name}}}";
}
