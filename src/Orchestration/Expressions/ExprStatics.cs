using Orchestration.Expressions;

namespace Orchestration;

/// <summary>Makes run-time values of others.</summary>
public static class Expr
{
    /// <summary>A value that is known when the machine is defined, where the compiler does not turn it into a run-time value by itself.</summary>
    public static Expr<T> Of<T>(T value) => value;

    /// <summary>An object of run-time values.</summary>
    /// <typeparam name="T">The type that it stands for.</typeparam>
    /// <param name="write">Adds the members by their names in JSON.</param>
    public static Expr<T> Object<T>(Action<TaskArguments> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var members = new TaskArguments();
        write(members);
        return new(members.Node);
    }

    /// <summary>A list of run-time values.</summary>
    public static Expr<IReadOnlyList<T>> List<T>(params IEnumerable<Expr<T>> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new(new Node.List([.. items.Select(item => item.Node)]));
    }

    /// <summary>The numbers from one to another, both included.</summary>
    public static Expr<IReadOnlyList<int>> Range(Expr<int> first, Expr<int> last, int step = 1)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(last);
        return new(Functions.Range.Of(first.Node, last.Node, new Node.Constant(step)));
    }

    /// <summary>The moment at which the expression is evaluated.</summary>
    public static Expr<DateTimeOffset> Now => new(Functions.Now.Of());

    /// <summary>A new random identifier.</summary>
    public static Expr<string> NewId => new(Functions.Uuid.Of());
}
