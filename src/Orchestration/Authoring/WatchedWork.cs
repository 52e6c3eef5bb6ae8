using System.Collections.Immutable;
using Orchestration.Expressions;
using Orchestration.Model;

namespace Orchestration.Authoring;

/// <summary>What is done about the errors of a task, a Map or a Parallel.</summary>
/// <param name="retry">When to try again.</param>
/// <param name="ignore">After which to go on.</param>
/// <param name="catches">What the state itself does about some.</param>
/// <param name="handler">The innermost failure branch around it.</param>
/// <param name="name">The state's name.</param>
/// <param name="step">The step that it belongs to.</param>
internal sealed class WatchedWork(ImmutableArray<Retrier> retry, IReadOnlyList<ErrorName> ignore, IReadOnlyList<(Catch Catch, Handler Handler)> catches, Handler? handler, string name, string? step)
{
    private readonly IReadOnlyList<Handler> _handlers = [.. Handlers(handler)];
    private Draft? _draft;

    public ImmutableArray<Retrier> Retry => retry;

    public IReadOnlyList<(Catch Catch, Handler Handler)> Catches => catches;

    public Draft Draft
    {
        get => _draft!;
        set
        {
            _draft = value;

            foreach (var (_, own) in catches)
            {
                own.Users.Add(value);
            }

            foreach (var around in Reached)
            {
                around.Users.Add(value);
            }
        }
    }

    public ImmutableArray<Catcher> Catch(Lowering lowering, string next) =>
    [
        .. Ignored([.. ignore.Where(error => error != ErrorName.All)], next),
        .. catches.Select(one => To(lowering, one.Handler)),
        // What takes every error has to stand alone, and last.
        .. Ignored([.. ignore.Where(error => error == ErrorName.All)], next),
        .. Reached.Select(around => To(lowering, around)),
    ];

    // What takes every error leaves none to those around it.
    private IReadOnlyList<Handler> Reached => ignore.Contains(ErrorName.All) || catches.Any(one => one.Handler.TakesAll) ? [] : _handlers;

    private static Catcher[] Ignored(IReadOnlyList<ErrorName> errors, string next) => errors.Count is 0 ? [] : [new() { ErrorEquals = ErrorNames.Of(errors), Next = next }];

    private static IEnumerable<Handler> Handlers(Handler? inner)
    {
        for (var around = inner; around is not null; around = around.TakesAll ? null : around.Outer)
        {
            yield return around;
        }
    }

    private Catcher To(Lowering lowering, Handler to) => new()
    {
        ErrorEquals = ErrorNames.Of(to.On),
        Assign = lowering.Assign([new(to.Slot, to.Told(name, step, Part(lowering, "Error", "States.TaskFailed"), Part(lowering, "Cause", "")))]),
        Next = to.Entry.Target,
    };

    // A worker that reports a failure without words gives null for both, which neither text functions nor a Fail state take.
    private static Node Part(Lowering lowering, string part, string fallback)
    {
        var found = new Node.Member(new Node.CaughtError(), part);
        return lowering.IsJsonata ? new Node.Coalesce(found, new Node.Constant(fallback)) : Functions.ToText.Of(found);
    }
}
