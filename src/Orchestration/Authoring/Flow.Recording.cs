using System.Collections.Immutable;
using System.Globalization;
using Orchestration.Authoring;
using Orchestration.Expressions;
using Orchestration.Model;

namespace Orchestration;

public sealed partial class Flow
{
    private const int LongestName = 80;

    private readonly Dictionary<string, SourceLine> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _variables = new(StringComparer.Ordinal) { "states" };
    private readonly List<(Mark Mark, SourceLine Source)> _gone = [];
    private Graph _graph = null!;
    private List<Exit> _open = [];
    private Handler? _handler;
    private Handler? _owner;
    private string? _step;

    /// <summary>Records what <paramref name="define"/> calls for as a graph of its own.</summary>
    internal Graph Record(string name, Action define, bool isDistributed = false)
    {
        var outer = (_graph, _open, _handler, _owner);
        var graph = new Graph(name, outer._graph, isDistributed);

        (_graph, _open, _handler, _owner) = (graph, [graph.Start], null, null);
        define();

        if (!graph.Start.IsBound)
        {
            throw new DefinitionException("ASL1001", $"'{name}' has no states. Record at least one, such as flow.Succeed(..).");
        }

        if (_open.Count > 0)
        {
            throw new DefinitionException("ASL1015", $"A path of '{name}' leads nowhere. End it with what flow.Succeed(..), flow.Fail(..) or flow.GoTo(..) returns, also in each way of a choice.", graph.Drafts.Concat(graph.FailureBranches).FirstOrDefault(draft => _open.Contains(draft.Next))?.Source);
        }

        if (outer._graph is null && _gone.FindIndex(gone => !gone.Mark.Entry.IsBound) is >= 0 and var lost)
        {
            throw new DefinitionException("ASL1010", "Something goes to a mark that was never placed before a state. Call flow.Place(mark) before the state to go to.", _gone[lost].Source);
        }

        (_graph, _open, _handler, _owner) = (outer._graph!, outer._open, outer._handler, outer._owner);
        return graph;
    }

    private Draft Record(
        string name,
        SourceLine source,
        Func<Lowering, string, State> build,
        ServiceTask? task = null,
        IReadOnlyList<Graph>? graphs = null,
        IReadOnlyList<Permission>? permissions = null)
    {
        CheckName(name, source);

        if (_open is [])
        {
            throw new DefinitionException("ASL1003", $"Nothing leads to '{name}': the path before it has ended. Return the end that was reached, or place a mark before '{name}' and go to it.", source);
        }

        Draft draft = null!;
        draft = new Draft(name, source, _step, _owner, lowering => build(lowering, draft.Next.IsBound ? draft.Next.Target : ""))
        {
            Task = task,
            Graphs = graphs ?? [],
            Permissions = permissions ?? task?.Permissions ?? [],
        };

        (_owner is null ? _graph.Drafts : _graph.FailureBranches).Add(draft);
        _open.ForEach(exit => exit.Target = name);
        _open = [draft.Next];
        return draft;
    }

    private void CheckName(string name, SourceLine source)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new DefinitionException("ASL1005", "A state needs a name.", source);
        }

        if (name.Contains("{%", StringComparison.Ordinal))
        {
            throw new DefinitionException("ASL1004", $"'{name}' names a state after a run-time value. A name is fixed when the machine is defined.", source);
        }

        if (name.Length > LongestName)
        {
            throw new DefinitionException("ASL1005", $"'{name}' has {name.Length} characters. A state's name has at most {LongestName}.", source);
        }

        if (!_names.TryAdd(name, source))
        {
            throw new DefinitionException("ASL1002", $"Two states are named '{name}'; the first is at {_names[name]}. Names must be unique in a machine.", source);
        }
    }

    private Slot NewSlot(string name, string setBy)
    {
        var words = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name).Where(char.IsAsciiLetterOrDigit).ToArray();
        var stem = words switch
        {
            [] => "value",
            [var first, ..] when char.IsAsciiDigit(first) => $"value{new string(words)}",
            [var first, .. var rest] => char.ToLowerInvariant(first) + new string(rest),
        };

        var unique = stem;

        for (var count = 2; !_variables.Add(unique); count++)
        {
            unique = $"{stem}{count.ToString(CultureInfo.InvariantCulture)}";
        }

        return new(unique, _graph, _step, setBy);
    }

    private WatchedWork Work(string name, IReadOnlyList<Retry>? retry, IReadOnlyList<ErrorName>? ignore, IReadOnlyList<Catch>? catches, SourceLine source)
    {
        var retriers = (retry ?? []).Select(one => Retrier(name, one, source)).ToList();
        var shielded = (ignore ?? []).Where(error => error != ErrorName.All && retriers.Exists(retrier => retrier.ErrorEquals.Contains(ErrorName.All.Value) || retrier.ErrorEquals.Contains(ErrorName.TaskFailed.Value))).ToList();

        if (shielded.Count > 0)
        {
            // A retry comes before any catch, so an error to ignore has to be kept from one that takes all.
            retriers.Insert(0, new() { ErrorEquals = ErrorNames.Of(shielded), MaxAttempts = 0 });
        }

        CheckErrors(name, [.. retriers.Select(retrier => (IReadOnlyList<string>)retrier.ErrorEquals)], "retry", source);
        CheckErrors(name, [.. (catches ?? []).Select(one => (IReadOnlyList<string>)ErrorNames.Of(one.On))], "catches", source);

        return new([.. retriers], ignore ?? [], [.. (catches ?? []).Select(one => (one, new Handler(one.On, NewSlot("failure", name), _handler)))], _handler, name, _step);
    }

    /// <summary>Records what the catches of a state do; those that do not end go on after the state.</summary>
    private void RecordCatches(WatchedWork work)
    {
        foreach (var (@catch, handler) in work.Catches)
        {
            var after = _open;
            RecordBranch(handler, () => @catch.Handler(new(handler)));
            _open = [.. after, .. _open];
        }
    }

    private void RecordBranch(Handler handler, Action define)
    {
        var owner = _owner;
        _owner = handler;
        _open = [handler.Entry];
        define();
        _owner = owner;
    }

    private static Retrier Retrier(string name, Retry retry, SourceLine source)
    {
        try
        {
            return retry switch
            {
                { MaxAttempts: < 0 or > 99_999_999 } => throw new DefinitionException("ASL1013", $"'{name}' is to be tried again {retry.MaxAttempts} times. Give a number from 0 to 99,999,999."),
                { BackoffRate: not (>= 1) } => throw new DefinitionException("ASL1013", $"The backoff rate of '{name}' is {retry.BackoffRate.ToString(CultureInfo.InvariantCulture)}, so that waits would shrink. Give 1 or more."),
                { MaxAttempts: 0 } => new() { ErrorEquals = ErrorNames.Of(retry.On), MaxAttempts = 0 },
                _ => new()
                {
                    ErrorEquals = ErrorNames.Of(retry.On),
                    IntervalSeconds = Seconds.Of(retry.Interval, $"The retry interval of '{name}'", 1),
                    MaxAttempts = retry.MaxAttempts,
                    BackoffRate = retry.BackoffRate,
                    MaxDelaySeconds = retry.MaxDelay is { } delay ? Seconds.Of(delay, $"The longest retry delay of '{name}'", 1) : default,
                    JitterStrategy = retry.Jitter ? "FULL" : null,
                },
            };
        }
        catch (DefinitionException exception)
        {
            throw exception.At(source);
        }
    }

    private static void CheckErrors(string name, IReadOnlyList<IReadOnlyList<string>> lists, string what, SourceLine source)
    {
        for (var at = 0; at < lists.Count; at++)
        {
            if (lists[at].Count is 0)
            {
                throw new DefinitionException("ASL1014", $"An entry of {what} of '{name}' names no error. Name those that it is for.", source);
            }

            if (lists[at].Contains(ErrorName.All.Value) && (lists[at].Count > 1 || at < lists.Count - 1))
            {
                throw new DefinitionException("ASL1014", $"{ErrorName.All} in {what} of '{name}' takes every error, so it has to stand alone and last.", source);
            }
        }
    }
}
