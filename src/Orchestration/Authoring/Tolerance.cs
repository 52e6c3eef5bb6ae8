namespace Orchestration;

/// <summary>How many items of a Map may fail without failing the Map.</summary>
public sealed class Tolerance
{
    private Tolerance(Expr<int>? count, Expr<double>? percentage) => (Count, Percentage) = (count, percentage);

    internal Expr<int>? Count { get; }

    internal Expr<double>? Percentage { get; }

    /// <summary>At most this many items may fail.</summary>
    public static Tolerance Items(Expr<int> count) => new(count, null);

    /// <summary>At most this many of a hundred items may fail.</summary>
    public static Tolerance Percent(Expr<double> percentage) => new(null, percentage);
}
