using Orchestration.Expressions;

namespace Orchestration;

/// <summary>What can be done with run-time moments, which are text such as <c>2026-11-25T05:00:00.000Z</c>.</summary>
public static class ExprTime
{
    extension(Expr<DateTimeOffset> moment)
    {
        /// <summary>The moment so much later.</summary>
        public Expr<DateTimeOffset> Add(TimeSpan time) => new(Functions.AddMilliseconds.Of(moment.Node, new Node.Constant((long)time.TotalMilliseconds)));

        /// <summary>The moment so many seconds later.</summary>
        public Expr<DateTimeOffset> AddSeconds(Expr<int> seconds) =>
            new(Functions.AddMilliseconds.Of(moment.Node, new Node.Binary(Operator.Multiply, seconds.Node, new Node.Constant(1000))));

        /// <summary>How many seconds it is after <paramref name="other"/>.</summary>
        public Expr<double> SecondsSince(Expr<DateTimeOffset> other) => new(new Node.Binary(
            Operator.Divide,
            new Node.Binary(Operator.Subtract, Functions.ToMilliseconds.Of(moment.Node), Functions.ToMilliseconds.Of(other.Node)),
            new Node.Constant(1000)));

        /// <summary>Whether it is before <paramref name="other"/>.</summary>
        public Expr<bool> IsBefore(Expr<DateTimeOffset> other) => Compare(Operator.LessThan, moment, other);

        /// <summary>Whether it is after <paramref name="other"/>.</summary>
        public Expr<bool> IsAfter(Expr<DateTimeOffset> other) => Compare(Operator.GreaterThan, moment, other);

        /// <summary>Its date, in UTC.</summary>
        public Expr<DateOnly> Date => new(Functions.DatePart.Of(moment.Node));

        /// <summary>The moment by a picture such as <c>[Y0001]/[M01]/[D01]</c>.</summary>
        public Expr<string> Format(string picture) => new(Functions.FormatTime.Of(moment.Node, new Node.Constant(picture)));

        /// <summary>The moment as text.</summary>
        public Expr<string> ToText() => new(moment.Node);
    }

    // JSONPath compares times in a Choice; JSONata compares the milliseconds.
    private static Expr<bool> Compare(Operator @operator, IExpr left, IExpr right) => new(new Node.Binary(@operator, left.Node, right.Node, ComparedAs.Time));
}
