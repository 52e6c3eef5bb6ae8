namespace Orchestration;

/// <summary>What to do about some errors of one state.</summary>
public sealed class Catch
{
    /// <summary>Ends the path.</summary>
    /// <param name="on">The errors.</param>
    /// <param name="handler">What to do; it must end, so it returns what <see cref="Flow.Fail"/>, <see cref="Flow.Succeed(string, string?, string, int)"/> or <see cref="Flow.GoTo"/> returns.</param>
    public Catch(IReadOnlyList<ErrorName> on, Func<Failure, End> handler) : this(on, failure => { handler(failure); })
    {
    }

    /// <summary>Does something and goes on after the state.</summary>
    /// <param name="on">The errors.</param>
    /// <param name="handler">What to do.</param>
    public Catch(IReadOnlyList<ErrorName> on, Action<Failure> handler)
    {
        ArgumentNullException.ThrowIfNull(on);
        ArgumentNullException.ThrowIfNull(handler);
        (On, Handler) = (on, handler);
    }

    internal IReadOnlyList<ErrorName> On { get; }

    internal Action<Failure> Handler { get; }
}
