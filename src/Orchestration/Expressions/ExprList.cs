using System.Numerics;
using System.Runtime.CompilerServices;
using Orchestration.Expressions;

namespace Orchestration;

/// <summary>What can be done with run-time lists.</summary>
public static class ExprList
{
    extension<T>(Expr<IReadOnlyList<T>> items)
    {
        /// <summary>How many there are.</summary>
        public Expr<int> Count => new(Functions.Count.Of(items.Node));

        /// <summary>The first.</summary>
        public Expr<T> First => new(new Node.Element(items.Node, new Node.Constant(0)));

        /// <summary>The last.</summary>
        public Expr<T> Last => new(new Node.Element(items.Node, new Node.Constant(-1)));

        /// <summary>The one at <paramref name="index"/>, counted from 0.</summary>
        public Expr<T> At(Expr<int> index) => new(new Node.Element(items.Node, index.Node));

        /// <summary>Whether <paramref name="item"/> is among them.</summary>
        public Expr<bool> Contains(Expr<T> item) => new(Functions.ListContains.Of(items.Node, item.Node));

        /// <summary>Each of them once.</summary>
        public Expr<IReadOnlyList<T>> Distinct() => new(Functions.Distinct.Of(items.Node));

        /// <summary>Them, and others after them.</summary>
        public Expr<IReadOnlyList<T>> Concat(Expr<IReadOnlyList<T>> others) => new(Functions.Append.Of(items.Node, others.Node));

        /// <summary>Them from the last to the first.</summary>
        public Expr<IReadOnlyList<T>> Reverse() => new(Functions.Reverse.Of(items.Node));

        /// <summary>Lists of <paramref name="size"/> of them; the last may be shorter.</summary>
        public Expr<IReadOnlyList<IReadOnlyList<T>>> Partition(Expr<int> size) => new(Functions.Partition.Of(items.Node, size.Node));

        /// <summary>What <paramref name="selector"/> makes of each.</summary>
        public Expr<IReadOnlyList<TOut>> Select<TOut>(Func<Expr<T>, Expr<TOut>> selector, [CallerArgumentExpression(nameof(selector))] string text = "") =>
            new(Each(EachKind.Select, items.Node, item => selector(new(item)).Node, text));

        /// <summary>Those for which <paramref name="condition"/> holds.</summary>
        public Expr<IReadOnlyList<T>> Where(Func<Expr<T>, Expr<bool>> condition, [CallerArgumentExpression(nameof(condition))] string text = "") =>
            new(Each(EachKind.Where, items.Node, item => condition(new(item)).Node, text));

        /// <summary>Them in the order of what <paramref name="key"/> makes of each: numbers or text.</summary>
        public Expr<IReadOnlyList<T>> OrderBy<TKey>(Func<Expr<T>, Expr<TKey>> key, [CallerArgumentExpression(nameof(key))] string text = "") =>
            new(Each(EachKind.OrderBy, items.Node, item => key(new(item)).Node, text));
    }

    /// <summary>The texts, with <paramref name="separator"/> in between.</summary>
    public static Expr<string> Join(this Expr<IReadOnlyList<string>> items, Expr<string> separator)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(separator);
        return new(Functions.Join.Of(items.Node, separator.Node));
    }

    /// <summary>The sum; 0 where there are none.</summary>
    public static Expr<T> Sum<T>(this Expr<IReadOnlyList<T>> items) where T : INumber<T> => Of<T>(Functions.Sum, items);

    /// <summary>The average; absent where there are none.</summary>
    public static Expr<double> Average<T>(this Expr<IReadOnlyList<T>> items) where T : INumber<T> => Of<double>(Functions.Average, items);

    /// <summary>The greatest; absent where there are none.</summary>
    public static Expr<T> Max<T>(this Expr<IReadOnlyList<T>> items) where T : INumber<T> => Of<T>(Functions.Max, items);

    /// <summary>The least; absent where there are none.</summary>
    public static Expr<T> Min<T>(this Expr<IReadOnlyList<T>> items) where T : INumber<T> => Of<T>(Functions.Min, items);

    private static Expr<T> Of<T>(Function function, IExpr items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new(function.Of(items.Node));
    }

    private static Node.Each Each(EachKind kind, Node items, Func<Node, Node> body, string text)
    {
        // The name that the lambda gives its parameter, so that the expression reads like it.
        var name = text.Split("=>")[0].Trim(' ', '(', ')');
        var parameter = new Node.Parameter(name.Length > 0 && name.All(char.IsAsciiLetterOrDigit) && char.IsAsciiLetter(name[0]) ? name : "item");
        return new(kind, items, parameter, body(parameter));
    }
}
