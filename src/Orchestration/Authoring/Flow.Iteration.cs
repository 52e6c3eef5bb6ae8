using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Orchestration.Authoring;
using Orchestration.Expressions;
using Orchestration.Model;

namespace Orchestration;

public sealed partial class Flow
{
    /// <summary>Does <paramref name="body"/> for each item, and gathers what it gives.</summary>
    /// <remarks>A Map is a machine inside the machine: an error in it is an error of the Map. What its states set does not leave it; what was set before can be read in it.</remarks>
    /// <param name="name">The name of the state.</param>
    /// <param name="items">The items.</param>
    /// <param name="body">What is done with an item; it returns what is gathered.</param>
    /// <param name="maxConcurrency">How many items are worked on at a time; as many as Step Functions likes unless given.</param>
    /// <param name="tolerate">How many items may fail; none unless given.</param>
    /// <param name="retry">When to begin all anew.</param>
    /// <param name="catches">What to do about errors.</param>
    /// <param name="comment">What the state is for.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Result<IReadOnlyList<TOut>> ForEach<TItem, TOut>(
        string name,
        Expr<IReadOnlyList<TItem>> items,
        Func<Expr<TItem>, Expr<TOut>> body,
        Expr<int>? maxConcurrency = null,
        Tolerance? tolerate = null,
        IReadOnlyList<Retry>? retry = null,
        IReadOnlyList<Catch>? catches = null,
        string? comment = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(body);
        var source = Sources.Line(file, line);
        var graph = Record(name, () => Give($"{name}: one done", body(new(new Node.Context("Map.Item.Value"))).Node, comment: null, source));

        return RecordMap<TOut>(name, graph, new(items.Node), new() { MaxConcurrency = maxConcurrency, Tolerate = tolerate }, retry, catches, comment, source);
    }

    /// <inheritdoc cref="ForEach{TItem, TOut}" />
    public void ForEach<TItem>(
        string name,
        Expr<IReadOnlyList<TItem>> items,
        Action<Expr<TItem>> body,
        Expr<int>? maxConcurrency = null,
        Tolerance? tolerate = null,
        IReadOnlyList<Retry>? retry = null,
        IReadOnlyList<Catch>? catches = null,
        string? comment = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(body);
        var source = Sources.Line(file, line);
        var graph = Record(name, () => Do($"{name}: one done", () => body(new(new Node.Context("Map.Item.Value"))), source));

        RecordMap<object>(name, graph, new(items.Node), new() { MaxConcurrency = maxConcurrency, Tolerate = tolerate }, retry, catches, comment, source);
    }

    /// <summary>Does <paramref name="body"/> for each item in an execution of its own, for thousands of items or more, and gathers what it gives.</summary>
    /// <remarks>The body sees no variable of this execution and not its input; what it needs besides the item comes by the overload with <c>with:</c>.</remarks>
    /// <param name="name">The name of the state.</param>
    /// <param name="items">Where the items are.</param>
    /// <param name="body">What is done with an item; it returns what is gathered.</param>
    /// <param name="distribution">How the Map works.</param>
    /// <param name="retry">When to begin all anew.</param>
    /// <param name="catches">What to do about errors.</param>
    /// <param name="comment">What the state is for.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Result<IReadOnlyList<TOut>> ForEachDistributed<TItem, TOut>(
        string name,
        ItemSource<TItem> items,
        Func<Expr<TItem>, Expr<TOut>> body,
        Distribution? distribution = null,
        IReadOnlyList<Retry>? retry = null,
        IReadOnlyList<Catch>? catches = null,
        string? comment = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(body);
        var source = Sources.Line(file, line);
        var graph = RecordDistributed(name, body, source);

        return RecordMap<TOut>(name, graph, ReaderParts.Of(items), distribution ?? new(), retry, catches, comment, source);
    }

    /// <summary>Does <paramref name="body"/> for each item, and what is given with it, in an execution of its own, and gathers what it gives.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="items">Where the items are.</param>
    /// <param name="with">What each execution is given: the item, and values of this execution.</param>
    /// <param name="body">What is done with it; it returns what is gathered.</param>
    /// <param name="distribution">How the Map works.</param>
    /// <param name="retry">When to begin all anew.</param>
    /// <param name="catches">What to do about errors.</param>
    /// <param name="comment">What the state is for.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Result<IReadOnlyList<TOut>> ForEachDistributed<TItem, TEach, TOut>(
        string name,
        ItemSource<TItem> items,
        Func<Expr<TItem>, Expr<TEach>> with,
        Func<Expr<TEach>, Expr<TOut>> body,
        Distribution? distribution = null,
        IReadOnlyList<Retry>? retry = null,
        IReadOnlyList<Catch>? catches = null,
        string? comment = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(with);
        ArgumentNullException.ThrowIfNull(body);
        var source = Sources.Line(file, line);
        var graph = RecordDistributed(name, body, source);
        var parts = ReaderParts.Of(items) with { Selector = with(new(new Node.Context("Map.Item.Value"))).Node };

        return RecordMap<TOut>(name, graph, parts, distribution ?? new(), retry, catches, comment, source);
    }

    /// <summary>Does <paramref name="body"/> for each batch of items in an execution of its own, and gathers what it gives.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="items">Where the items are.</param>
    /// <param name="batch">How large batches are.</param>
    /// <param name="body">What is done with a batch; it returns what is gathered.</param>
    /// <param name="distribution">How the Map works.</param>
    /// <param name="retry">When to begin all anew.</param>
    /// <param name="catches">What to do about errors.</param>
    /// <param name="comment">What the state is for.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Result<IReadOnlyList<TOut>> ForEachBatch<TItem, TOut>(
        string name,
        ItemSource<TItem> items,
        Batch batch,
        Func<Expr<IReadOnlyList<TItem>>, Expr<TOut>> body,
        Distribution? distribution = null,
        IReadOnlyList<Retry>? retry = null,
        IReadOnlyList<Catch>? catches = null,
        string? comment = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(body);
        var source = Sources.Line(file, line);

        if (batch is { MaxItems: null, MaxBytes: null })
        {
            throw new DefinitionException("ASL1018", $"The batches of '{name}' have no limit. Give MaxItems, MaxBytes or both.", source);
        }

        var graph = RecordDistributed<IReadOnlyList<TItem>, TOut>(name, one => body(new(new Node.Member(one.Node, "Items"))), source);

        return RecordMap<TOut>(name, graph, ReaderParts.Of(items) with { Batch = batch }, distribution ?? new(), retry, catches, comment, source);
    }

    /// <summary>Does two things at once, and waits for both.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="first">The first; it returns what it gives.</param>
    /// <param name="second">The second, likewise.</param>
    /// <param name="retry">When to begin both anew.</param>
    /// <param name="catches">What to do about errors.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public (Expr<TFirst> First, Expr<TSecond> Second) Parallel<TFirst, TSecond>(
        string name,
        Func<Expr<TFirst>> first,
        Func<Expr<TSecond>> second,
        IReadOnlyList<Retry>? retry = null,
        IReadOnlyList<Catch>? catches = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var given = RecordParallel(name, [() => first().Node, () => second().Node], retry, catches, Sources.Line(file, line));
        return (new(given[0]), new(given[1]));
    }

    /// <summary>Does three things at once, and waits for all.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="first">The first; it returns what it gives.</param>
    /// <param name="second">The second, likewise.</param>
    /// <param name="third">The third, likewise.</param>
    /// <param name="retry">When to begin all anew.</param>
    /// <param name="catches">What to do about errors.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public (Expr<TFirst> First, Expr<TSecond> Second, Expr<TThird> Third) Parallel<TFirst, TSecond, TThird>(
        string name,
        Func<Expr<TFirst>> first,
        Func<Expr<TSecond>> second,
        Func<Expr<TThird>> third,
        IReadOnlyList<Retry>? retry = null,
        IReadOnlyList<Catch>? catches = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(third);
        var given = RecordParallel(name, [() => first().Node, () => second().Node, () => third().Node], retry, catches, Sources.Line(file, line));
        return (new(given[0]), new(given[1]), new(given[2]));
    }

    /// <summary>Does any number of like things at once, waits for all, and gathers what they give.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="branches">The things; each returns what it gives.</param>
    /// <param name="retry">When to begin all anew.</param>
    /// <param name="catches">What to do about errors.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public IReadOnlyList<Expr<TOut>> Parallel<TOut>(
        string name,
        IReadOnlyList<Func<Expr<TOut>>> branches,
        IReadOnlyList<Retry>? retry = null,
        IReadOnlyList<Catch>? catches = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(branches);
        return [.. RecordParallel(name, [.. branches.Select(branch => (Func<Node?>)(() => branch().Node))], retry, catches, Sources.Line(file, line)).Select(given => new Expr<TOut>(given))];
    }

    /// <summary>Does any number of things at once, and waits for all.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="branches">The things.</param>
    /// <param name="retry">When to begin all anew.</param>
    /// <param name="catches">What to do about errors.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void Parallel(
        string name,
        IReadOnlyList<Action> branches,
        IReadOnlyList<Retry>? retry = null,
        IReadOnlyList<Catch>? catches = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(branches);
        RecordParallel(name, [.. branches.Select(branch => (Func<Node?>)(() => { branch(); return null; }))], retry, catches, Sources.Line(file, line));
    }

    private Graph RecordDistributed<TItem, TOut>(string name, Func<Expr<TItem>, Expr<TOut>> body, SourceLine source) =>
        Record(name, () => Give($"{name}: one done", body(new(new Node.Input(_graph))).Node, comment: null, source), isDistributed: true);

    private ImmutableArray<Node> RecordParallel(string name, IReadOnlyList<Func<Node?>> branches, IReadOnlyList<Retry>? retry, IReadOnlyList<Catch>? catches, SourceLine source)
    {
        if (branches.Count is 0)
        {
            throw new DefinitionException("ASL1016", $"'{name}' has no branch. Give at least one.", source);
        }

        var slot = NewSlot(name, name);
        var graphs = branches.Select((branch, at) => Record($"{name} {at + 1}", () => End($"{name}: {at + 1} done", branch))).ToArray();
        var work = Work(name, retry, ignore: null, catches, source);

        work.Draft = Record(
            name,
            source,
            (lowering, next) => new ParallelState
            {
                Name = name,
                Branches = [.. graphs.Select(graph => (Branch)lowering.Fill(new Branch(), graph))],
                Retry = work.Retry,
                Catch = work.Catch(lowering, next),
                Assign = lowering.Assign([new(slot, new Node.Result())]),
                Next = next,
            },
            graphs: graphs);
        RecordCatches(work);

        return [.. branches.Select((_, at) => new Node.Element(new Node.Variable(slot), new Node.Constant(at)))];

        void End(string done, Func<Node?> branch)
        {
            if (branch() is { } given)
            {
                Give(done, given, comment: null, source);
            }
            else
            {
                Do(done, () => { }, source);
            }
        }
    }

    /// <summary>Does something and ends the graph, unless it ended by itself.</summary>
    private void Do(string done, Action body, SourceLine source)
    {
        body();

        if (_open.Count > 0)
        {
            Record(done, source, (_, _) => new SucceedState { Name = done });
            _open = [];
        }
    }

    private Result<IReadOnlyList<TOut>> RecordMap<TOut>(
        string name,
        Graph graph,
        ReaderParts parts,
        Distribution distribution,
        IReadOnlyList<Retry>? retry,
        IReadOnlyList<Catch>? catches,
        string? comment,
        SourceLine source)
    {
        if (distribution.Label is { Length: > 40 })
        {
            throw new DefinitionException("ASL1018", $"The label of '{name}' has {distribution.Label.Length} characters. Give at most 40.", source);
        }

        var slot = NewSlot(name, name);
        var work = Work(name, retry, ignore: null, catches, source);

        work.Draft = Record(
            name,
            source,
            (lowering, next) => Limits(lowering, parts.Items(lowering, new MapState
            {
                Name = name,
                Comment = comment,
                ItemProcessor = (ItemProcessor)lowering.Fill(
                    new ItemProcessor
                    {
                        ProcessorConfig = graph.IsDistributed ? new() { Mode = "DISTRIBUTED", ExecutionType = distribution.Express ? "EXPRESS" : "STANDARD" } : new() { Mode = "INLINE" },
                    },
                    graph),
                Label = distribution.Label,
                ResultWriter = distribution.Results is { } results ? ReaderParts.Writer(lowering, results) : null,
                Retry = work.Retry,
                Catch = work.Catch(lowering, next),
                Assign = lowering.Assign([new(slot, new Node.Result())]),
                Next = next,
            })),
            graphs: [graph],
            permissions: graph.IsDistributed ? parts.Permissions(distribution) : null);
        RecordCatches(work);
        return new(slot);

        MapState Limits(Lowering lowering, MapState map)
        {
            var (concurrency, concurrencyPath) = lowering.Field(distribution.MaxConcurrency?.Node);
            var (count, countPath) = lowering.Field(distribution.Tolerate?.Count?.Node);
            var (percentage, percentagePath) = lowering.Field(distribution.Tolerate?.Percentage?.Node);

            return map with
            {
                MaxConcurrency = concurrency,
                MaxConcurrencyPath = concurrencyPath,
                ToleratedFailureCount = count,
                ToleratedFailureCountPath = countPath,
                ToleratedFailurePercentage = percentage,
                ToleratedFailurePercentagePath = percentagePath,
            };
        }
    }
}
