using System.Runtime.CompilerServices;
using Orchestration.Authoring;
using Orchestration.Expressions;
using Orchestration.Model;

namespace Orchestration;

public sealed partial class Flow
{
    /// <summary>Waits.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="duration">How long, in whole seconds.</param>
    /// <param name="comment">What the state is for.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void Wait(string name, TimeSpan duration, string? comment = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Record(name, Sources.Line(file, line), (_, next) => new WaitState { Name = name, Comment = comment, Seconds = Seconds.Of(duration, $"The wait of '{name}'", 0), Next = next });

    /// <summary>Waits for as many seconds as a run-time value says.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="seconds">How many seconds, from 0 to 99,999,999.</param>
    /// <param name="comment">What the state is for.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void Wait(string name, Expr<int> seconds, string? comment = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(seconds);
        Record(name, Sources.Line(file, line), (lowering, next) => lowering.Field(seconds.Node) is var (value, path)
            ? new WaitState { Name = name, Comment = comment, Seconds = value, SecondsPath = path, Next = next }
            : null!);
    }

    /// <summary>Waits until a moment; goes on at once where it is past.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="moment">Until when.</param>
    /// <param name="comment">What the state is for.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void WaitUntil(string name, Expr<DateTimeOffset> moment, string? comment = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(moment);
        Record(name, Sources.Line(file, line), (lowering, next) => lowering.Field(moment.Node) is var (value, path)
            ? new WaitState { Name = name, Comment = comment, Timestamp = value.IsString ? value.AsString() : null, TimestampPath = path, Next = next }
            : null!);
    }

    /// <summary>Goes one way if <paramref name="condition"/> holds, and on past it if not.</summary>
    /// <param name="name">The name of the state: best a question.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="then">What is done if it holds; it returns the end that it reaches.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void If(string name, Expr<bool> condition, Func<End> then, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Choose(name, [new(condition, then)], otherwise: null, Sources.Line(file, line));

    /// <summary>Goes one way if <paramref name="condition"/> holds and another if not; both go on after it.</summary>
    /// <param name="name">The name of the state: best a question.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="then">What is done if it holds.</param>
    /// <param name="otherwise">What is done if not; nothing unless given.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void If(string name, Expr<bool> condition, Action then, Action? otherwise = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Choose(name, [new(condition, then)], otherwise, Sources.Line(file, line));

    /// <summary>Goes the first way whose condition holds.</summary>
    /// <param name="name">The name of the state: best a question.</param>
    /// <param name="ways">The ways, in order.</param>
    /// <param name="otherwise">What is done if no condition holds; the machine goes on after it.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void Choose(string name, IReadOnlyList<When> ways, Action otherwise, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(ways);
        Choose(name, ways, otherwise, Sources.Line(file, line));
    }

    /// <summary>Goes the first way whose condition holds.</summary>
    /// <param name="name">The name of the state: best a question.</param>
    /// <param name="ways">The ways, in order.</param>
    /// <param name="otherwise">What is done if no condition holds; it returns the end that it reaches.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void Choose(string name, IReadOnlyList<When> ways, Func<End> otherwise, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(ways);
        ArgumentNullException.ThrowIfNull(otherwise);
        Choose(name, ways, () => { otherwise(); }, Sources.Line(file, line));
    }

    /// <summary>Keeps a value in a variable of its own.</summary>
    /// <param name="name">The name of the state, after which the variable is named.</param>
    /// <param name="value">The value.</param>
    /// <param name="comment">What the state is for.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Variable<T> Set<T>(string name, Expr<T> value, string? comment = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var variable = new Variable<T>(NewSlot(name, name));
        RecordPass(name, [variable.To(value)], comment, Sources.Line(file, line));
        return variable;
    }

    /// <summary>Sets variables, all at once: each value is of before.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="assignments">The variables and what they are set to.</param>
    /// <param name="comment">What the state is for.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void Set(string name, IEnumerable<Assignment> assignments, string? comment = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(assignments);
        RecordPass(name, [.. assignments], comment, Sources.Line(file, line));
    }

    /// <summary>Declares a variable that several states set.</summary>
    /// <param name="name">What it is called; letters and digits count.</param>
    public Variable<T> Variable<T>(string name) => new(NewSlot(name, name));

    /// <summary>Puts <paramref name="mark"/> before the next state.</summary>
    public void Place(Mark mark, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(mark);
        Check(mark, Sources.Line(file, line));

        if (mark.Entry.IsBound || _open.Contains(mark.Entry))
        {
            throw new DefinitionException("ASL1010", "A mark is placed twice. Make a mark for each place.", Sources.Line(file, line));
        }

        _open.Add(mark.Entry);
    }

    /// <summary>Goes on at the state before which <paramref name="mark"/> is placed, earlier or later in the same graph.</summary>
    public Failed GoTo(Mark mark, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(mark);
        var source = Sources.Line(file, line);
        Check(mark, source);
        _open.ForEach(exit => exit.Onward = mark.Entry);
        _gone.Add((mark, source));
        _open = [];
        return Failed.Reached;
    }

    /// <summary>Ends the execution as failed.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="error">The error's name.</param>
    /// <param name="cause">What happened, in words.</param>
    /// <param name="comment">What the state is for.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Failed Fail(string name, Expr<string> error, Expr<string> cause, string? comment = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(cause);
        Record(name, Sources.Line(file, line), (lowering, _) => Failing(lowering, name, error.Node, cause.Node) with { Comment = comment });
        _open = [];
        return Failed.Reached;
    }

    /// <summary>Ends the execution, or this branch of it, as succeeded.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="comment">What the state is for.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public End Succeed(string name, string? comment = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Record(name, Sources.Line(file, line), (_, _) => new SucceedState { Name = name, Comment = comment });
        _open = [];
        return End.Reached;
    }

    /// <summary>Ends the execution, or this branch of it, as succeeded with an output.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="output">The output.</param>
    /// <param name="comment">What the state is for.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public End<TOutput> Succeed<TOutput>(string name, Expr<TOutput> output, string? comment = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(output);
        Give(name, output.Node, comment, Sources.Line(file, line));
        return End<TOutput>.Reached;
    }

    private void Give(string name, Node output, string? comment, SourceLine source)
    {
        // JSONPath has no template in a Succeed state, so there a Pass state ends the graph.
        Record(name, source, (lowering, _) => lowering.IsJsonata
            ? new SucceedState { Name = name, Comment = comment, Output = lowering.Template(output) }
            : lowering.Last(name, output) with { Comment = comment });
        _open = [];
    }

    private static FailState Failing(Lowering lowering, string name, Node error, Node cause)
    {
        var (theError, errorPath) = lowering.Field(error);
        var (theCause, causePath) = lowering.Field(cause);

        return new()
        {
            Name = name,
            Error = theError.IsString ? theError.AsString() : null,
            ErrorPath = errorPath,
            Cause = theCause.IsString ? theCause.AsString() : null,
            CausePath = causePath,
        };
    }

    private void RecordPass(string name, IReadOnlyList<Assignment> assignments, string? comment, SourceLine source) =>
        Record(name, source, (lowering, next) => new PassState { Name = name, Comment = comment, Assign = lowering.Assign(assignments), Next = next });

    private void Choose(string name, IReadOnlyList<When> ways, Action? otherwise, SourceLine source)
    {
        if (ways.Count is 0)
        {
            throw new DefinitionException("ASL1016", $"'{name}' has no way to choose. Give at least one When.", source);
        }

        var (exits, no) = (ways.Select(_ => new Exit()).ToArray(), new Exit());
        RecordChoice(name, [.. ways.Select((way, at) => new Rule(way.Condition.Node, exits[at]))], no, source);

        var after = new List<Exit>();

        for (var at = 0; at <= ways.Count; at++)
        {
            _open = [at < ways.Count ? exits[at] : no];
            (at < ways.Count ? ways[at].Then : otherwise)?.Invoke();
            after.AddRange(_open);
        }

        _open = after;
    }

    private void RecordChoice(string name, IReadOnlyList<Rule> rules, Exit otherwise, SourceLine source)
    {
        Record(name, source, (lowering, _) => new ChoiceState
        {
            Name = name,
            Choices = [.. rules.Select(rule => lowering.Rule(rule.Condition, rule.To.Target))],
            Default = otherwise.Target,
        });
        _open = [];
    }

    private void Check(Mark mark, SourceLine source)
    {
        if ((mark.Graph ??= _graph) != _graph)
        {
            throw new DefinitionException("ASL1010", $"A mark in '{mark.Graph.Name}' is used in '{_graph.Name}', and no way leads from the one to the other. Make a mark in each.", source);
        }
    }
}
