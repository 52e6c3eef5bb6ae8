using System.Diagnostics.CodeAnalysis;
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
    private List<JsonValue> _inputs = [];
    private ExecutionResult?[] _results = [];
    private JsonValue _result;
    private int _next;
    private int _ended;
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
            run.Read(reader);
        }
        else
        {
            run.Begin([.. items], null);
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

    public void ItemsRead(MapItems? source, Exception? exception)
    {
        if (exception is not null)
        {
            Fail(FailureOf(exception));
            return;
        }

        Begin(source!.Items, source.Source);
    }

    public void ChildEnded(int index, ExecutionResult result)
    {
        _active.Remove(index);

        if (_failure is not null)
        {
            return;
        }

        _results[index] = result;
        _ended++;

        if (result.Status is not ExecutionStatus.Succeeded && ++_failed > 0 && IsTooMuch())
        {
            Fail(new(ErrorNames.ExceedToleratedFailureThreshold, "The specified tolerated failure threshold was exceeded"));
            return;
        }

        if (_ended == _inputs.Count)
        {
            Complete();
        }
        else
        {
            StartMore();
        }
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

    private bool IsTooMuch() => (_toleratedCount, _toleratedPercentage) switch
    {
        (null, null) => true,
        ({ } count, null) => _failed > count,
        (null, { } percentage) => _failed * 100.0 / _inputs.Count > percentage,
        ({ } count, { } percentage) => _failed > count || _failed * 100.0 / _inputs.Count > percentage,
    };

    private void Begin(IReadOnlyList<JsonValue> items, string? source)
    {
        try
        {
            var selected = new List<JsonValue>(items.Count);

            for (var i = 0; i < items.Count; i++)
            {
                selected.Add(_state.Select(Strand, _input, items[i], _state.ItemSelector is null ? default : RunnableMap.ItemContext(i, items[i], source)));
            }

            _inputs = Batch(selected);
        }
        catch (QueryEvaluationException exception)
        {
            Fail(_state.Announced(Strand, exception));
            return;
        }

        _results = new ExecutionResult?[_inputs.Count];

        if (_inputs.Count == 0)
        {
            Complete();
        }
        else
        {
            StartMore();
        }
    }

    private List<JsonValue> Batch(List<JsonValue> items)
    {
        if (_state.ItemBatcher is not { } batcher)
        {
            return items;
        }

        var mostItems = batcher.MaxItems?.Whole(Strand, _input, 1, int.MaxValue) ?? int.MaxValue;
        var mostBytes = batcher.MaxBytes?.Whole(Strand, _input, 1, int.MaxValue) ?? 262_144;
        var shared = batcher.BatchInput?.Evaluate(Strand, _input) ?? default;
        var batches = new List<JsonValue>();
        var batch = new List<JsonValue>();
        long bytes = 0;

        foreach (var item in items)
        {
            if (batch.Count > 0 && (batch.Count >= mostItems || bytes + item.Utf8Length > mostBytes))
            {
                batches.Add(Bundle());
            }

            batch.Add(item);
            bytes += item.Utf8Length + 1;
        }

        if (batch.Count > 0)
        {
            batches.Add(Bundle());
        }

        return batches;

        JsonValue Bundle()
        {
            var bundled = JsonArray.Of([.. batch]);
            batch.Clear();
            bytes = 0;
            return shared.IsUndefined ? JsonValue.Object(("Items", bundled)) : JsonValue.Object(("BatchInput", shared), ("Items", bundled));
        }
    }

    private void StartMore()
    {
        while (_active.Count < _concurrency && _next < _inputs.Count)
        {
            var index = _next++;
            var options = Execution.Machine.Options;
            var name = Execution.NewId();
            var child = new Execution(
                Execution.Machine, _state.Processor, $"arn:aws:states:{options.Region}:{options.Account}:execution:{options.StateMachineName}/{_label}:{name}", name,
                _inputs[index], Execution.Random.Next(), result => Execution.Post(new Message.ChildEnded(this, index, result)));
            _active.Add(index, child);
            child.Begin(default);
        }
    }

    private void Complete()
    {
        if (_state.ResultWriter is { } writer)
        {
            Write(writer);
            return;
        }

        var outputs = _results.Where(result => result is { Status: ExecutionStatus.Succeeded }).Select(result => result!.Output);
        Succeed(JsonArray.Of([.. outputs]));
    }

    private void Succeed(JsonValue result)
    {
        _result = result;
        Go();
    }

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

    private void Read(RunnableReader reader)
    {
        var arguments = reader.Arguments?.Evaluate(Strand, _input) ?? JsonObject.Empty;
        var most = reader.MaxItems is { } limit ? (int?)limit.Whole(Strand, _input, 1, 100_000_000) : null;
        var request = new ItemReadRequest(reader.Resource, arguments, reader.Config, most);
        _ = DoAsync(
            () => Execution.Machine.Options.Items!.ReadAsync(request, _cancellation.Token),
            (source, exception) => new Message.ItemsRead(this, source, exception));
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

        var request = new ResultWriteRequest(writer.Resource, arguments, writer.Config, _arn, [.. _results.OfType<ExecutionResult>()]);
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
