using System.Numerics;
using Orchestration.Expressions;

namespace Orchestration;

/// <summary>The operators of run-time values; each exists only for the types on which the query language has it.</summary>
public static class ExprOperators
{
    extension(Expr<bool>)
    {
        /// <summary>Whether both hold.</summary>
        public static Expr<bool> operator &(Expr<bool> left, Expr<bool> right) => Combine<bool>(Operator.And, left, right);

        /// <summary>Whether one holds, or both.</summary>
        public static Expr<bool> operator |(Expr<bool> left, Expr<bool> right) => Combine<bool>(Operator.Or, left, right);

        /// <summary>Whether it does not hold.</summary>
        public static Expr<bool> operator !(Expr<bool> operand) => new(new Node.Not(((IExpr)operand).Node));
    }

    extension<T>(Expr<T>) where T : INumber<T>
    {
        /// <summary>The sum.</summary>
        public static Expr<T> operator +(Expr<T> left, Expr<T> right) => Combine<T>(Operator.Add, left, right);

        /// <summary>The difference.</summary>
        public static Expr<T> operator -(Expr<T> left, Expr<T> right) => Combine<T>(Operator.Subtract, left, right);

        /// <summary>The product.</summary>
        public static Expr<T> operator *(Expr<T> left, Expr<T> right) => Combine<T>(Operator.Multiply, left, right);

        /// <summary>The quotient; the query language divides without rounding.</summary>
        public static Expr<T> operator /(Expr<T> left, Expr<T> right) => Combine<T>(Operator.Divide, left, right);

        /// <summary>The remainder.</summary>
        public static Expr<T> operator %(Expr<T> left, Expr<T> right) => Combine<T>(Operator.Modulo, left, right);

        /// <summary>Whether the left is less.</summary>
        public static Expr<bool> operator <(Expr<T> left, Expr<T> right) => Combine<bool>(Operator.LessThan, left, right, ComparedAs.Number);

        /// <summary>Whether the left is more.</summary>
        public static Expr<bool> operator >(Expr<T> left, Expr<T> right) => Combine<bool>(Operator.GreaterThan, left, right, ComparedAs.Number);

        /// <summary>Whether the left is not more.</summary>
        public static Expr<bool> operator <=(Expr<T> left, Expr<T> right) => Combine<bool>(Operator.LessThanOrEqual, left, right, ComparedAs.Number);

        /// <summary>Whether the left is not less.</summary>
        public static Expr<bool> operator >=(Expr<T> left, Expr<T> right) => Combine<bool>(Operator.GreaterThanOrEqual, left, right, ComparedAs.Number);
    }

    private static Expr<T> Combine<T>(Operator @operator, IExpr left, IExpr right, ComparedAs comparedAs = ComparedAs.Anything) =>
        new(new Node.Binary(@operator, left.Node, right.Node, comparedAs));
}
