using System.Runtime.CompilerServices;
using Orchestration.Authoring;
using Orchestration.Expressions;
using Orchestration.Model;

namespace Orchestration;

public sealed partial class Flow
{
    /// <summary>From here on, an error that no retry cures goes to <paramref name="handler"/>.</summary>
    /// <param name="handler">The failure branch. It must end, so it returns what <see cref="Fail"/> or <see cref="Succeed(string, string?, string, int)"/> returns.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void OnError(Func<Failure, End> handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _handler = RecordFailureBranch([ErrorName.All], failure => { handler(failure); }, mustEnd: true, Sources.Line(file, line));
    }

    /// <summary>Within <paramref name="body"/>, an error that no retry cures goes to <paramref name="handler"/>, after which the machine goes on.</summary>
    /// <param name="body">The states that are watched over.</param>
    /// <param name="handler">What is done about an error; errors of its own go where those of the states around go.</param>
    /// <param name="on">The errors; all unless given.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void OnError(Action body, Action<Failure> handler, IReadOnlyList<ErrorName>? on = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(handler);
        Guard(body, handler, on, mustEnd: false, Sources.Line(file, line));
    }

    /// <summary>Within <paramref name="body"/>, an error that no retry cures goes to <paramref name="handler"/>, which ends.</summary>
    /// <param name="body">The states that are watched over.</param>
    /// <param name="handler">The failure branch; errors of its own go where those of the states around go.</param>
    /// <param name="on">The errors; all unless given.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void OnError(Action body, Func<Failure, End> handler, IReadOnlyList<ErrorName>? on = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(handler);
        Guard(body, failure => { handler(failure); }, on, mustEnd: true, Sources.Line(file, line));
    }

    /// <summary>Raises an error of the machine's own: it goes where the errors of tasks go, or fails the execution where they go nowhere.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="error">The error's name.</param>
    /// <param name="cause">What happened, in words.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Failed Raise(string name, Expr<string> error, Expr<string> cause, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(cause);
        RecordRaise(name, error.Node, cause.Node, Sources.Line(file, line));
        return Failed.Reached;
    }

    private void RecordRaise(string name, Node error, Node cause, SourceLine source)
    {
        var (handler, step) = (_handler, _step);

        while (handler is { TakesAll: false } && !(error is Node.Constant { Value.IsString: true } known && handler.On.Contains(new(known.Value.AsString()))))
        {
            handler = handler.Outer;
        }

        // Nothing but a task can be caught, so a state of its own notes the error and leads to the failure branch.
        var draft = Record(name, source, (lowering, _) => handler is null
            ? Failing(lowering, name, error, cause)
            : new PassState { Name = name, Assign = lowering.Assign([new(handler.Slot, handler.Told(name, step, error, cause))]), Next = handler.Entry.Target });
        handler?.Users.Add(draft);
        _open = [];
    }

    private void Guard(Action body, Action<Failure> handle, IReadOnlyList<ErrorName>? on, bool mustEnd, SourceLine source)
    {
        var (outer, start) = (_handler, _open);
        var handler = RecordFailureBranch(on ?? [ErrorName.All], handle, mustEnd, source);
        var recovered = _open;

        (_open, _handler) = (start, handler);
        body();
        _handler = outer;
        _open = [.. _open, .. recovered];
    }

    /// <summary>Records a failure branch; its ways out are left open.</summary>
    private Handler RecordFailureBranch(IReadOnlyList<ErrorName> on, Action<Failure> handle, bool mustEnd, SourceLine source)
    {
        var handler = new Handler(on, NewSlot("failure", "the failure branch"), _handler);
        var (open, step) = (_open, _step);

        _step = null;
        RecordBranch(handler, () => handle(new(handler)));
        _step = step;

        if (mustEnd && _open.Count > 0)
        {
            throw new DefinitionException("ASL1015", "The failure branch does not end on every path. Return what flow.Fail(..), flow.Succeed(..) or flow.GoTo(..) returns, also in each way of a choice.", source);
        }

        if (!handler.Entry.IsBound)
        {
            throw new DefinitionException("ASL1001", "The failure branch has no states. Record at least one, such as flow.Fail(..).", source);
        }

        if (mustEnd)
        {
            _open = open;
        }

        return handler;
    }
}
