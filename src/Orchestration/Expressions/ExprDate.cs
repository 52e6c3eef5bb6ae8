using Orchestration.Expressions;

namespace Orchestration;

/// <summary>What can be done with run-time dates, which are text such as <c>2026-11-25</c>.</summary>
public static class ExprDate
{
    private const long Day = 86_400_000;

    extension(Expr<DateOnly> date)
    {
        /// <summary>The date so many days later, or earlier.</summary>
        public Expr<DateOnly> AddDays(int days) => new(Functions.AddDays.Of(date.Node, new Node.Constant(days * Day)));

        /// <summary>The date by a picture such as <c>[Y0001]/[M01]/[D01]</c>.</summary>
        public Expr<string> Format(string picture) => new(Functions.FormatTime.Of(date.Node, new Node.Constant(picture)));

        /// <summary>Whether it is before <paramref name="other"/>.</summary>
        public Expr<bool> IsBefore(Expr<DateOnly> other) => new(new Node.Binary(Operator.LessThan, date.Node, other.Node, ComparedAs.Text));

        /// <summary>Whether it is after <paramref name="other"/>.</summary>
        public Expr<bool> IsAfter(Expr<DateOnly> other) => new(new Node.Binary(Operator.GreaterThan, date.Node, other.Node, ComparedAs.Text));

        /// <summary>The first moment of it, in UTC.</summary>
        public Expr<DateTimeOffset> AtMidnight() => new(Node.Concat.Of([date.Node, new Node.Constant("T00:00:00Z")]));

        /// <summary>The date as text.</summary>
        public Expr<string> ToText() => new(date.Node);
    }
}
