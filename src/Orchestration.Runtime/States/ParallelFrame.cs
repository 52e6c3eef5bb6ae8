using Orchestration.Query.Json;

namespace Orchestration.Runtime.States;

/// <summary>The branches of a Parallel state that is running.</summary>
internal sealed class ParallelFrame : Frame
{
    private readonly RunnableParallel _state;
    private readonly Strand[] _branches;
    private readonly JsonValue[] _results;
    private int _left;
    private StateFailure? _failure;

    public ParallelFrame(RunnableParallel state, Strand owner, JsonValue input)
        : base(owner)
    {
        _state = state;
        _left = state.Branches.Count;
        _results = new JsonValue[_left];
        _branches = new Strand[_left];

        for (var i = 0; i < _branches.Length; i++)
        {
            _branches[i] = Strand.Begin(owner.Execution, this, i, new(owner.Variables), state.Branches[i].First, input, owner.Last);
        }
    }

    public override bool Resume() => _failure is { } failure ? _state.Recover(Strand, failure) : _state.Ended(Strand, _results);

    public override void Succeeded(Strand child, JsonValue output)
    {
        _results[child.Index] = output;

        if (--_left == 0)
        {
            Strand.Last = child.Last;
            Strand.Execution.Wake(this);
        }
    }

    public override void Failed(Strand child, StateFailure failure)
    {
        _failure = failure;

        if (child.State is RunnableTask)
        {
            // AWS writes this of the culprit too, though its task has ended.
            Strand.Execution.Append(child.Last, History.HistoryEventType.TaskStateAborted);
        }

        Strand.Last = Aborting.Siblings(_branches, child, child.Last);
        Strand.Execution.Wake(this);
    }

    protected override void Release()
    {
        foreach (var branch in _branches)
        {
            branch.Cancel();
        }
    }
}
