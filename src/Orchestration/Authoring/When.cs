namespace Orchestration;

/// <summary>A way that <c>Flow.Choose</c> can go.</summary>
public sealed class When
{
    /// <summary>A way that goes on after the choice.</summary>
    /// <param name="condition">When to go it.</param>
    /// <param name="then">What is done on it.</param>
    public When(Expr<bool> condition, Action then)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(then);
        (Condition, Then) = (condition, then);
    }

    /// <summary>A way that ends.</summary>
    /// <param name="condition">When to go it.</param>
    /// <param name="then">What is done on it; it returns the end that it reaches.</param>
    public When(Expr<bool> condition, Func<End> then) : this(condition, () => { then(); })
    {
    }

    internal Expr<bool> Condition { get; }

    internal Action Then { get; }
}
