using Orchestration.Expressions;

namespace Orchestration;

/// <summary>What can be done with run-time values of any type.</summary>
public static class ExprAny
{
    /// <summary>The value as JSON text.</summary>
    public static Expr<string> ToJson<T>(this Expr<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(Functions.ToJson.Of(value.Node));
    }
}
