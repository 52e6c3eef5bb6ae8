using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Orchestration.Authoring;
using Orchestration.Expressions;
using Orchestration.Model;

namespace Orchestration;

/// <summary>Records the states of a machine in the order in which they are called for.</summary>
public sealed partial class Flow
{
    internal Flow()
    {
    }

    internal Graph Graph => _graph;

    /// <summary>What Step Functions knows of the execution, the machine and the state.</summary>
    public FlowContext Context { get; } = new();

    /// <summary>Runs <paramref name="task"/> and waits for its answer.</summary>
    /// <param name="name">The name of the state, as operators will see it.</param>
    /// <param name="task">The work.</param>
    /// <param name="retry">When to try again; the first entry that names the error applies.</param>
    /// <param name="ignore">Errors after which to go on as if the work had succeeded, once they are not tried again.</param>
    /// <param name="catches">What to do about other errors; before what <see cref="OnError(Func{Failure, End}, string, int)"/> says.</param>
    /// <param name="timeout">After how long an attempt fails with <see cref="ErrorName.Timeout"/>; 99,999,999 seconds unless given.</param>
    /// <param name="heartbeat">How long the work may be silent, where it sends heartbeats.</param>
    /// <param name="assign">Variables to set from the answer.</param>
    /// <param name="comment">What the state is for.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Result<TResult> Run<TResult>(
        string name,
        ServiceTask<TResult> task,
        IReadOnlyList<Retry>? retry = null,
        IReadOnlyList<ErrorName>? ignore = null,
        IReadOnlyList<Catch>? catches = null,
        TimeSpan? timeout = null,
        TimeSpan? heartbeat = null,
        Func<Expr<TResult>, IEnumerable<Assignment>>? assign = null,
        string? comment = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        var slot = NewSlot(name, name);
        var more = assign?.Invoke(new(new Node.Result())) ?? [];
        RecordTask(name, task, retry, ignore, catches, timeout, heartbeat, [new(slot, new Node.Result()), .. more], comment, Sources.Line(file, line));
        return new(slot);
    }

    /// <inheritdoc cref="Run{TResult}" />
    public void Run(
        string name,
        ServiceTask task,
        IReadOnlyList<Retry>? retry = null,
        IReadOnlyList<ErrorName>? ignore = null,
        IReadOnlyList<Catch>? catches = null,
        TimeSpan? timeout = null,
        TimeSpan? heartbeat = null,
        string? comment = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        RecordTask(name, task, retry, ignore, catches, timeout, heartbeat, [], comment, Sources.Line(file, line));

    private void RecordTask(
        string name,
        ServiceTask task,
        IReadOnlyList<Retry>? retry,
        IReadOnlyList<ErrorName>? ignore,
        IReadOnlyList<Catch>? catches,
        TimeSpan? timeout,
        TimeSpan? heartbeat,
        ImmutableArray<Assignment> assign,
        string? comment,
        SourceLine source)
    {
        ArgumentNullException.ThrowIfNull(task);
        var arguments = new TaskArguments();
        task.Write(arguments);

        if (task is IWaitingTask { NeedsToken: true } && !Mentions(arguments.Node, FlowContext.Token))
        {
            throw new DefinitionException("ASL1012", $"'{name}' waits for a task token, but its request does not hold it, so nobody can answer. Put flow.Context.TaskToken into the request.", source);
        }

        var seconds = timeout is { } longest ? Seconds.Of(longest, $"The timeout of '{name}'", 1) : default;
        var silence = heartbeat is { } silent ? Seconds.Of(silent, $"The heartbeat of '{name}'", 1) : default;
        var work = Work(name, retry, ignore, catches, source);

        work.Draft = Record(name, source, task: task, build: (lowering, next) => Arguments(lowering, new TaskState
        {
            Name = name,
            Comment = comment,
            Resource = task.Resource,
            TimeoutSeconds = seconds,
            HeartbeatSeconds = silence,
            Credentials = task.RoleArn is { } role ? lowering.Template(new Node.Object([("RoleArn", role.Node)])) : default,
            Retry = work.Retry,
            Catch = work.Catch(lowering, next),
            Assign = lowering.Assign(assign),
            Next = next,
        }));
        RecordCatches(work);

        TaskState Arguments(Lowering lowering, TaskState state) => arguments.Node is Node.Object { Members.IsEmpty: true }
            ? state
            : lowering.IsJsonata ? state with { Arguments = lowering.Template(arguments.Node) } : state with { Parameters = lowering.Template(arguments.Node) };
    }

    private static bool Mentions(Node node, Node wanted) => node == wanted || node.Children.Any(child => Mentions(child, wanted));
}
