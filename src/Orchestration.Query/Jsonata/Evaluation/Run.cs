using System.Runtime.CompilerServices;
using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>One evaluation under way: what it reads, how deep it is and what it has used. One thread has one at a time, and keeps it for the next.</summary>
internal sealed class Run
{
    private const int StepsBetweenChecks = 1024;

    [ThreadStatic]
    private static Run? _spare;

    private readonly Stack<ItemBuffer> _buffers = new();
    private JsonataLimits _limits = JsonataLimits.Plain;
    private CancellationToken _cancellation;
    private IVariables _variables = NoVariables.Instance;
    private JsonValue[] _globals = [];
    private bool[] _known = [];
    private bool _lookedUp;
    private DateTimeOffset? _now;
    private long _started;
    private long _bytes;
    private int _fuel;
    private int _maximumDepth;

    private Run()
    {
    }

    public QueryScope? Scope { get; private set; }

    /// <summary>The input as a whole: <c>$$</c>.</summary>
    public JsonValue Root { get; private set; }

    public TimeProvider Time { get; private set; } = TimeProvider.System;

    /// <summary>A call in tail position that its caller still has to make.</summary>
    public (TailCallNode Call, Frame Frame, JsonValue Input) Tail { get; set; }

    /// <summary>When the evaluation began: the same however often it is asked.</summary>
    public DateTimeOffset Now => _now ??= Time.GetUtcNow();

    private int Depth { get; set; }

    public static Run Begin(QueryScope? scope, JsonValue root, IVariables variables, TimeProvider time, JsonataLimits limits, int globals, CancellationToken cancellation)
    {
        var run = _spare ?? new Run();
        _spare = null;
        (run.Scope, run.Root, run.Time) = (scope, root, time);
        run._variables = variables;
        (run._limits, run._maximumDepth, run._cancellation) = (limits, limits.Depth, cancellation);
        (run.Depth, run._fuel, run._bytes, run._started, run._now) = (0, StepsBetweenChecks, 0, 0, null);

        if (run._globals.Length < globals)
        {
            (run._globals, run._known) = (new JsonValue[globals + 4], new bool[globals + 4]);
        }

        return run;
    }

    public void End()
    {
        if (_lookedUp)
        {
            Array.Clear(_globals);
            Array.Clear(_known);
            _lookedUp = false;
        }

        (Scope, Root, Tail, _cancellation) = (null, default, default, default);
        _variables = NoVariables.Instance;
        _spare = this;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter()
    {
        if (++Depth > _maximumDepth || ((Depth & 15) == 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            throw new JsonataException("U1001");
        }

        if (--_fuel <= 0)
        {
            Check();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave() => Depth--;

    /// <summary>What <see cref="Enter"/> and <see cref="Leave"/> do, for an expression without parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Touch()
    {
        if (Depth >= _maximumDepth)
        {
            throw new JsonataException("U1001");
        }
    }

    /// <summary>Counts one round of a loop that evaluates nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step()
    {
        if (--_fuel <= 0)
        {
            Check();
        }
    }

    /// <summary>Counts a value about to be built.</summary>
    public void Charge(long bytes)
    {
        if (bytes > _limits.ValueBytes || (_bytes += bytes) > _limits.TotalBytes)
        {
            throw new JsonataException("U1002", text: "Expression evaluation memory limit exceeded: Check for excessive memory usage");
        }
    }

    /// <summary>How much was built so far.</summary>
    public long Bytes => _bytes;

    /// <summary>Counts what was evaluated before; false where it would not have fitted, or not for certain.</summary>
    public bool TrySpend(int depth, long bytes)
    {
        if (Depth + depth > _maximumDepth || bytes > _limits.ValueBytes || _bytes + bytes > _limits.TotalBytes)
        {
            return false;
        }

        _bytes += bytes;
        return true;
    }

    /// <summary>A variable that the expression does not bind itself: given from outside, or a function of the language.</summary>
    public JsonValue Global(int index, string name)
    {
        if (!_known[index])
        {
            _globals[index] = Find(name);
            (_known[index], _lookedUp) = (true, true);
        }

        return _globals[index];
    }

    public ItemBuffer Rent() => _buffers.TryPop(out var buffer) ? buffer : new();

    public void Return(ItemBuffer buffer)
    {
        buffer.Clear();
        _buffers.Push(buffer);
    }

    private JsonValue Find(string name)
    {
        if (name == "$")
        {
            return Root;
        }

        if (Scope is not null && name == "states")
        {
            return StatesObject(Scope);
        }

        return _variables.TryGet(name, out var value) ? value : Functions.Builtins.Find(name, Scope is not null)?.AsValue() ?? default;
    }

    private static JsonValue StatesObject(QueryScope scope)
    {
        var members = new List<(string, JsonValue)>();

        foreach (var (name, value) in new[] { ("input", scope.Input), ("context", scope.Context), ("result", scope.Result), ("errorOutput", scope.ErrorOutput) })
        {
            if (!value.IsUndefined)
            {
                members.Add((name, value));
            }
        }

        return JsonObject.Of([.. members]);
    }

    private void Check()
    {
        _fuel = StepsBetweenChecks;
        _cancellation.ThrowIfCancellationRequested();

        // The first thousand steps are free of the clock; the time that they take does not matter.
        if (_started == 0)
        {
            _started = TimeProvider.System.GetTimestamp();
        }
        else if (TimeProvider.System.GetElapsedTime(_started) > _limits.Time)
        {
            throw new JsonataException("U1001", text: "Expression evaluation timeout: Check for infinite loop");
        }
    }
}
