using System.Numerics;
using Orchestration.Expressions;

namespace Orchestration;

/// <summary>What can be done with run-time numbers.</summary>
public static class ExprNumber
{
    extension<T>(Expr<T> number) where T : INumber<T>
    {
        /// <summary>The number without its sign.</summary>
        public Expr<T> Abs() => new(Functions.Absolute.Of(number.Node));

        /// <summary>The greatest whole number that is not more.</summary>
        public Expr<long> Floor() => new(Functions.Floor.Of(number.Node));

        /// <summary>The least whole number that is not less.</summary>
        public Expr<long> Ceiling() => new(Functions.Ceiling.Of(number.Node));

        /// <summary>The number with so many digits after the point; halves go to the even neighbour.</summary>
        public Expr<T> Round(int digits = 0) => new(Functions.Round.Of(number.Node, new Node.Constant(digits)));

        /// <summary>The number as text.</summary>
        public Expr<string> ToText() => new(Functions.ToText.Of(number.Node));
    }
}
