using Orchestration.Expressions;

namespace Orchestration;

/// <summary>What can be asked of a run-time value of any type.</summary>
public static class ExprComparison
{
    /// <summary>Whether both are the same value.</summary>
    public static Expr<bool> EqualTo<T>(this Expr<T> value, Expr<T> other) => Compare(Operator.Equal, value, other);

    /// <summary>Whether both are there and differ.</summary>
    public static Expr<bool> DiffersFrom<T>(this Expr<T> value, Expr<T> other) => Compare(Operator.NotEqual, value, other);

    /// <summary>Whether there is a value: neither absent nor null.</summary>
    public static Expr<bool> HasValue<T>(this Expr<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(new Node.HasValue(value.Node));
    }

    /// <summary>The value, or <paramref name="fallback"/> where it is absent or null.</summary>
    public static Expr<T> Or<T>(this Expr<T?> value, Expr<T> fallback) where T : class => Coalesce<T>(value, fallback);

    /// <summary>The value, or <paramref name="fallback"/> where it is absent or null.</summary>
    public static Expr<T> Or<T>(this Expr<T?> value, Expr<T> fallback) where T : struct => Coalesce<T>(value, fallback);

    /// <summary>The value, which is known to be there: <c>flow.If(x.HasValue(), () =&gt; .. x.Value() ..)</c>.</summary>
    public static Expr<T> Value<T>(this Expr<T?> value) where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value.Node);
    }

    /// <summary>The value, which is known to be there.</summary>
    public static Expr<T> Value<T>(this Expr<T?> value) where T : struct
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value.Node);
    }

    /// <summary>One value where the condition holds, else the other.</summary>
    public static Expr<T> Then<T>(this Expr<bool> condition, Expr<T> then, Expr<T> otherwise)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(otherwise);
        return new(new Node.Conditional(condition.Node, then.Node, otherwise.Node));
    }

    private static Expr<bool> Compare<T>(Operator @operator, Expr<T> value, Expr<T> other)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(other);
        return new(new Node.Binary(@operator, value.Node, other.Node, Translator.Kind(typeof(T)), Nullable.GetUnderlyingType(typeof(T)) is not null));
    }

    private static Expr<T> Coalesce<T>(IExpr value, IExpr fallback)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(fallback);
        return new(new Node.Coalesce(value.Node, fallback.Node));
    }
}
