using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Orchestration.Query;
using Orchestration.Query.Json;
using Orchestration.Runtime.History;
using Orchestration.Runtime.Maps;
using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;

namespace Orchestration.Runtime.States;

/// <summary>The run of a distributed Map: every item, or batch of items, is an execution of its own.</summary>
internal sealed class DistributedMapRun : Suspension
{
    private readonly RunnableMap _state;
    private readonly JsonValue _input;
    private readonly int _concurrency;
    private readonly long? _toleratedCount;
    private readonly double? _toleratedPercentage;
    private readonly string _arn;
    private readonly string _label;
    private readonly long _started;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly Dictionary<int, Execution> _active = [];
    private readonly Queue<JsonValue> _waiting = new();
    private readonly List<JsonValue> _outputs = [];
    private readonly List<ExecutionResult?> _results = [];
    private ItemBatches? _batches;
    private ItemPages? _pages;
    private JsonValue _result;
    private bool _isReading;
    private bool _isRead;
    private int _items;
    private int _begun;
    private int _failed;
    private StateFailure? _failure;

    private DistributedMapRun(RunnableMap state, Strand strand, JsonValue input, int concurrency)
        : base(strand)
    {
        (_state, _input, _concurrency) = (state, input, concurrency);
        _toleratedCount = state.ToleratedFailureCount?.Whole(strand, input, 0, int.MaxValue);
        _toleratedPercentage = state.ToleratedFailurePercentage?.Percentage(strand, input);
        var options = Execution.Machine.Options;
        _label = state.Label ?? Execution.NewId();
        _arn = $"arn:aws:states:{options.Region}:{options.Account}:mapRun:{options.StateMachineName}/{_label}:{Execution.NewId()}";
        _started = strand.Append(HistoryEventType.MapRunStarted, new HistoryDetails.MapRun(_arn));
    }

    private Execution Execution => Strand.Execution;

    public static DistributedMapRun Begin(RunnableMap state, Strand strand, JsonValue input, JsonArray items, int concurrency)
    {
        var run = new DistributedMapRun(state, strand, input, concurrency);

        if (state.ItemReader is { } reader)
        {
            run.Open(reader);
        }
        else
        {
            run.Take(new([.. items.Select(item => new MapItem(item))], IsLast: true));
        }

        return run;
    }

    public override bool Resume()
    {
        if (_failure is not { } failure)
        {
            return _state.EndedDistributed(Strand, _started, _result);
        }

        Strand.Last = _started;
        Strand.Append(HistoryEventType.MapRunFailed, new HistoryDetails.Failure(failure.Error, failure.Cause));
        return _state.Recover(Strand, failure);
    }

    public void ItemsRead(ItemPage page, Exception? exception)
    {
        _isReading = false;

        if (_failure is not null)
        {
            return;
        }

        if (exception is not null)
        {
            Fail(FailureOf(exception));
            return;
        }

        Take(page);
    }

    public void ChildEnded(int index, ExecutionResult result)
    {
        _active.Remove(index);

        if (_failure is not null)
        {
            return;
        }

        Keep(index, result);

        if (result.Status is not ExecutionStatus.Succeeded && ++_failed > 0 && IsTooMuch())
        {
            FailByThreshold();
            return;
        }

        GoOn();
    }

    public void ResultsWritten(JsonValue receipt, Exception? exception)
    {
        if (exception is not null)
        {
            Fail(FailureOf(exception));
            return;
        }

        Succeed(JsonValue.Object(("MapRunArn", _arn), ("ResultWriterDetails", receipt)));
    }

    protected override void Release()
    {
        _cancellation.Cancel();
        _cancellation.Dispose();
        _pages?.Close();

        foreach (var child in _active.Values)
        {
            child.Stop();
        }
    }

    private static StateFailure FailureOf(Exception exception) => exception switch
    {
        TaskException task => new(task.Error, task.Cause),
        _ => new(ErrorNames.Runtime, $"The item store met a defect: {exception.GetType().Name}: {exception.Message}", Catchable: false),
    };

    // How many items there are is known only when all have been read.
    private bool IsTooMuch() => (_toleratedCount, _toleratedPercentage) switch
    {
        (null, null) => _failed > 0,
        ({ } count, null) => _failed > count,
        (null, { } percentage) => ExceedsPercentage(percentage),
        ({ } count, { } percentage) => _failed > count || ExceedsPercentage(percentage),
    };

    private bool ExceedsPercentage(double percentage) => _isRead && _failed * 100.0 / (_begun + _waiting.Count) > percentage;

    private void Take(ItemPage page)
    {
        try
        {
            _batches ??= _state.ItemBatcher is { } batcher ? ItemBatches.Begin(batcher, Strand, _input) : null;

            foreach (var (value, source) in page.Items)
            {
                var index = _items++;
                var input = _state.Select(Strand, _input, value, _state.ItemSelector is null ? default : RunnableMap.ItemContext(index, value, source));

                if (_batches is null)
                {
                    _waiting.Enqueue(input);
                }
                else if (_batches.Add(input) is { IsUndefined: false } batch)
                {
                    _waiting.Enqueue(batch);
                }
            }
        }
        catch (QueryEvaluationException exception)
        {
            Fail(_state.Announced(Strand, exception));
            return;
        }

        _isRead = page.IsLast;

        if (_isRead && _batches?.End() is { IsUndefined: false } last)
        {
            _waiting.Enqueue(last);
        }

        if (_isRead && IsTooMuch())
        {
            FailByThreshold();
        }
        else
        {
            GoOn();
        }
    }

    private void GoOn()
    {
        while (_active.Count < _concurrency && _waiting.TryDequeue(out var input))
        {
            Start(_begun++, input);
        }

        if (!_isRead)
        {
            ReadOn();
        }
        else if (_active.Count == 0)
        {
            Complete();
        }
    }

    private void Start(int index, JsonValue input)
    {
        var options = Execution.Machine.Options;
        var name = Execution.NewId();
        var child = new Execution(
            Execution.Machine, _state.Processor, $"arn:aws:states:{options.Region}:{options.Account}:execution:{options.StateMachineName}/{_label}:{name}", name,
            input, Execution.Random.Next(), result => Execution.Post(new Message.ChildEnded(this, index, result)));
        _active.Add(index, child);
        child.Begin(default);
    }

    // Only what the result will be made of.
    private void Keep(int index, ExecutionResult result)
    {
        if (_state.ResultWriter is null)
        {
            Put(_outputs, index, result.Status is ExecutionStatus.Succeeded ? result.Output : default);
        }
        else
        {
            Put(_results, index, result.WithoutHistory());
        }
    }

    private static void Put<T>(List<T?> list, int index, T? value)
    {
        if (index >= list.Count)
        {
            CollectionsMarshal.SetCount(list, index + 1);
        }

        list[index] = value;
    }

    private void Complete()
    {
        switch (_state.ResultWriter)
        {
            case null:
                Succeed(JsonArray.Of([.. _outputs.Where(output => !output.IsUndefined)]));
                break;
            case { Resource: null } writer:
                Succeed(Transformed(ResultFormat.Of(writer.Config)));
                break;
            case var writer:
                Write(writer);
                break;
        }
    }

    private JsonValue Transformed(ResultFormat format)
    {
        var results = _results.OfType<ExecutionResult>().SelectMany(format.Results);
        return format.Lines ? string.Concat(results.Select(result => result.ToJson() + "\n")) : JsonArray.Of([.. results]);
    }

    private void Succeed(JsonValue result)
    {
        _result = result;
        Go();
    }

    private void FailByThreshold() => Fail(new(ErrorNames.ExceedToleratedFailureThreshold, "The specified tolerated failure threshold was exceeded"));

    private void Fail(StateFailure failure)
    {
        _failure = failure;
        Go();
    }

    // It may have come to its end while the state was still starting it.
    private void Go()
    {
        if (!IsOver)
        {
            Execution.Post(new Message.Wake(this));
        }
    }

    private void Open(RunnableReader reader)
    {
        var arguments = reader.Arguments?.Evaluate(Strand, _input) ?? JsonObject.Empty;
        var most = reader.MaxItems is { } limit ? (int?)limit.Whole(Strand, _input, 1, 100_000_000) : null;
        _pages = new(Execution.Machine.Options.Items!.ReadAsync(new(reader.Resource, arguments, reader.Config, most), _cancellation.Token).GetAsyncEnumerator(_cancellation.Token));
        ReadOn();
    }

    // Items are read ahead of the executions, but not far.
    private void ReadOn()
    {
        if (!_isReading && _waiting.Count < ItemPages.MostItems)
        {
            _isReading = true;
            _ = DoAsync(_pages!.NextAsync, (page, exception) => new Message.ItemsRead(this, page, exception));
        }
    }

    private void Write(RunnableWriter writer)
    {
        JsonValue arguments;

        try
        {
            arguments = writer.Arguments?.Evaluate(Strand, _input) ?? JsonObject.Empty;
        }
        catch (QueryEvaluationException exception)
        {
            Fail(_state.Announced(Strand, exception));
            return;
        }

        var request = new ResultWriteRequest(writer.Resource!, arguments, writer.Config, _arn, [.. _results.OfType<ExecutionResult>()]);
        _ = DoAsync(
            () => Execution.Machine.Options.Items!.WriteAsync(request, _cancellation.Token),
            (receipt, exception) => new Message.ResultsWritten(this, receipt, exception));
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a store lets out ends the run with a history that says so.")]
    private async Task DoAsync<T>(Func<ValueTask<T>> work, Func<T?, Exception?, Message> message)
    {
        var hold = JumpingTime.InFlight.Begin(Execution.Time);
        Message answer;

        try
        {
            answer = message(await work().ConfigureAwait(false), null);
        }
        catch (Exception exception)
        {
            answer = message(default, exception);
        }

        Execution.Post(answer);
        hold?.End();
    }
}
