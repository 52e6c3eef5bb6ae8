using Orchestration.Query;
using Orchestration.Query.Json;
using Orchestration.Runtime.History;

namespace Orchestration.Runtime.States;

/// <summary>The iterations of an inline Map state that is running.</summary>
internal sealed class MapFrame : Frame
{
    private readonly RunnableMap _state;
    private readonly JsonValue _input;
    private readonly JsonArray _items;
    private readonly JsonValue[] _results;
    private readonly Strand?[] _active;
    private int _next;
    private int _done;
    private StateFailure? _failure;

    public MapFrame(RunnableMap state, Strand owner, JsonValue input, JsonArray items, int concurrency)
        : base(owner)
    {
        (_state, _input, _items) = (state, input, items);
        _results = new JsonValue[items.Count];
        _active = new Strand?[Math.Min(concurrency, items.Count)];
        var started = owner.Last;

        for (var slot = 0; slot < _active.Length && !IsOver; slot++)
        {
            Start(slot, started);
        }
    }

    public override bool Resume() => _failure is { } failure ? _state.Recover(Strand, failure) : _state.Ended(Strand, _results);

    public override void Succeeded(Strand child, JsonValue output)
    {
        _results[child.Index] = output;
        var ended = Strand.Execution.Append(child.Last, HistoryEventType.MapIterationSucceeded, new HistoryDetails.Iteration(_state.Name, child.Index));

        if (++_done == _items.Count)
        {
            Strand.Last = ended;
            Strand.Execution.Wake(this);
        }
        else if (_next < _items.Count)
        {
            Start(child.Slot, child.Last);
        }
        else
        {
            _active[child.Slot] = null;
        }
    }

    public override void Failed(Strand child, StateFailure failure) => Fail(child, child.Index, child.Last, failure);

    public override JsonValue ItemOf(Strand child) => RunnableMap.ItemContext(child.Index, _items[child.Index]);

    protected override void Release()
    {
        foreach (var strand in _active)
        {
            strand?.Cancel();
        }
    }

    private void Start(int slot, long after)
    {
        var index = _next++;
        var started = Strand.Execution.Append(after, HistoryEventType.MapIterationStarted, new HistoryDetails.Iteration(_state.Name, index));
        JsonValue input;

        try
        {
            input = _state.ItemSelector is null ? _items[index] : _state.Select(Strand, _input, _items[index], RunnableMap.ItemContext(index, _items[index]));
        }
        catch (QueryEvaluationException exception)
        {
            Strand.Last = started;
            Fail(null, index, started, _state.Announced(Strand, exception));
            return;
        }

        _active[slot] = Strand.Begin(Strand.Execution, this, index, new(Strand.Variables), _state.Processor.First, input, started, slot);
    }

    private void Fail(Strand? culprit, int index, long after, StateFailure failure)
    {
        _failure = failure;
        var execution = Strand.Execution;
        execution.Append(after, HistoryEventType.MapIterationFailed, new HistoryDetails.Iteration(_state.Name, index));
        Aborting.Siblings(_active, culprit, after, strand =>
            execution.Append(after, HistoryEventType.MapIterationAborted, new HistoryDetails.Iteration(_state.Name, strand.Index)));
        Strand.Last = after;
        execution.Wake(this);
    }
}
