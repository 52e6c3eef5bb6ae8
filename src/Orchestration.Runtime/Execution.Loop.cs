using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Orchestration.Query;
using Orchestration.Query.Json;
using Orchestration.Runtime.History;
using Orchestration.Runtime.States;
using Orchestration.Runtime.Time;

namespace Orchestration.Runtime;

// One thread at a time goes through the states: whoever posts a message while nobody does. So states need no locks, and a state that need not wait costs no thread.
public sealed partial class Execution
{
    private readonly LoadedMachine _machine;
    private readonly RunnableGraph _graph;
    private readonly Action<ExecutionResult>? _onEnded;
    private readonly ConcurrentQueue<Message> _mail = new();
    private readonly Queue<Strand> _ready = new();
    private readonly Random _random;
    private JsonValue _executionContext;
    private Strand? _root;
    private Deadline? _timeout;
    private CancellationTokenRegistration _cancellation;
    private int _running;
    private long _lastId;
    private int _tokens;
    private JsonValue _output;
    private string? _error;
    private string? _cause;
    private DateTimeOffset? _stopDate;
    private Exception? _fault;

    internal Execution(LoadedMachine machine, RunnableGraph graph, string arn, string name, JsonValue input, int seed, Action<ExecutionResult>? onEnded = null)
    {
        (_machine, _graph, Arn, Name, Input, _onEnded) = (machine, graph, arn, name, input, onEnded);
        _random = new(seed);
        StartDate = Now;
    }

    /// <summary>Called when the execution has ended, before anybody else hears of it.</summary>
    internal Action? WhenOver { get; init; }

    internal LoadedMachine Machine => _machine;

    internal TimeProvider Time => _machine.Options.Time;

    internal DateTimeOffset Now => Time.GetUtcNow();

    internal Random Random => _random;

    internal Func<double> Jitter => _machine.Options.Jitter ?? _random.NextDouble;

    /// <summary>Whether something from outside waits to be handled.</summary>
    internal bool HasMail => !_mail.IsEmpty;

    internal void Begin(CancellationToken cancellationToken)
    {
        Post(new Message.Begin());

        if (cancellationToken.CanBeCanceled && Status is ExecutionStatus.Running)
        {
            _cancellation = cancellationToken.Register(() => Stop());
        }
    }

    internal void Post(Message message)
    {
        _mail.Enqueue(message);

        if (Interlocked.CompareExchange(ref _running, 1, 0) == 0)
        {
            Run();
        }
    }

    internal void Ready(Strand strand) => _ready.Enqueue(strand);

    /// <summary>Writes an event.</summary>
    /// <returns>Its id.</returns>
    internal long Append(long previous, string type, HistoryDetails? details = null)
    {
        if (_lastId + 1 >= _machine.Options.HistoryLimit && Status is ExecutionStatus.Running)
        {
            throw new HistoryFullException();
        }

        var happened = new HistoryEvent(++_lastId, previous, Now, type, details);
        _history.Add(happened);
        _machine.Options.Observer?.Invoke(this, happened);
        return _lastId;
    }

    internal bool Exceeds(JsonValue value) => _machine.Options.PayloadLimit is { } limit && value.Utf8Length > limit;

    internal void CheckSize(JsonValue value, string source)
    {
        if (Exceeds(value))
        {
            throw new QueryEvaluationException(ErrorNames.DataLimitExceeded, TooLarge(source));
        }
    }

    internal static string TooLarge(string source) => $"The state/task '{source}' returned a result with a size exceeding the maximum number of bytes service limit.";

    /// <summary>Remembers the defect of a service for whoever reads the result.</summary>
    internal void Blame(Exception fault) => _fault = fault;

    internal string NewToken() => Tokens.Encode(Arn, ++_tokens);

    /// <summary>An id in the form of a UUID.</summary>
    internal string NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    /// <summary>A strand came to the end of its graph.</summary>
    internal void Ended(Strand strand, JsonValue output)
    {
        if (strand.Frame is { } frame)
        {
            frame.Succeeded(strand, output);
        }
        else
        {
            Finish(ExecutionStatus.Succeeded, output, null, null, strand.Last, HistoryEventType.ExecutionSucceeded, new HistoryDetails.Produced(output));
        }
    }

    /// <summary>A strand failed and nothing in it caught the error.</summary>
    internal void Failed(Strand strand, StateFailure failure)
    {
        if (strand.Frame is { } frame)
        {
            frame.Failed(strand, failure);
        }
        else
        {
            Fail(strand.Last, failure);
        }
    }

    internal JsonValue ContextOf(Strand strand)
    {
        if (_executionContext.IsUndefined)
        {
            _executionContext = JsonValue.Object(
                ("Id", Arn), ("Input", Input), ("StartTime", Timestamps.Text(StartDate)), ("Name", Name), ("RoleArn", _machine.Options.Role), ("RedriveCount", 0));
        }

        var state = JsonObject.Of(("Name", strand.State.Name), ("EnteredTime", Timestamps.Text(strand.EnteredAt)));
        var context = JsonObject.Of(
            ("Execution", _executionContext),
            ("StateMachine", _machine.Context),
            ("State", strand.State is RunnableWork ? state.With("RetryCount", strand.RetryCount) : state));

        if (strand.TaskToken is { } token)
        {
            context = context.With("Task", JsonValue.Object(("Token", token)));
        }

        for (var (one, frame) = (strand, strand.Frame); frame is not null; (one, frame) = (frame.Strand, frame.Strand.Frame))
        {
            if (frame.ItemOf(one) is { IsUndefined: false } item)
            {
                return context.With("Map", JsonValue.Object(("Item", item)));
            }
        }

        return context;
    }

    private void Run()
    {
        var jumping = Time as JumpingTime;
        // A caller's context would move what follows a task to another thread, or back to one that waits for us.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        jumping?.Acquire();

        do
        {
            Drain();
        }
        while (Interlocked.Exchange(ref _running, 0) is 1 && !_mail.IsEmpty && Interlocked.CompareExchange(ref _running, 1, 0) == 0);

        jumping?.Release();
        SynchronizationContext.SetSynchronizationContext(context);
    }

    [SuppressMessage("Design", "CA1031", Justification = "A defect in a state or an observer ends the execution; it must not hang, nor tear down the thread that happens to run it.")]
    private void Drain()
    {
        while (true)
        {
            try
            {
                if (_mail.TryDequeue(out var message))
                {
                    Handle(message);
                }
                else if (_ready.TryDequeue(out var strand))
                {
                    if (!strand.IsOver)
                    {
                        strand.Advance();
                    }
                }
                else
                {
                    return;
                }
            }
            catch (HistoryFullException)
            {
                Fail(_lastId, new(ErrorNames.Runtime, $"The execution reached the maximum number of history events ({_machine.Options.HistoryLimit})."));
            }
            catch (Exception exception)
            {
                Crash(exception);
            }
        }
    }

    private void Handle(Message message)
    {
        if (Status is not ExecutionStatus.Running)
        {
            return;
        }

        switch (message)
        {
            case Message.Begin:
                Append(0, HistoryEventType.ExecutionStarted, new HistoryDetails.Started(Input, _machine.Options.Role));

                if (_machine.Timeout is { } timeout && _onEnded is null)
                {
                    _timeout = new(Time, StartDate + timeout, () => Post(new Message.MachineTimeout()));
                }

                // AWS lets the first state follow nothing, not the start of the execution.
                _root = Strand.Begin(this, null, 0, new(null), _graph.First, Input, after: 0);
                break;
            case Message.Wake(var suspension) when !suspension.IsOver:
                Wake(suspension);
                break;
            case Message.Submitted(var attempt, var receipt) when !attempt.IsOver:
                attempt.Submitted(receipt);
                break;
            case Message.Started(var attempt, var worker) when !attempt.IsOver:
                attempt.Started(worker);
                break;
            case Message.Beat(var attempt) when !attempt.IsOver:
                attempt.Beat();
                break;
            case Message.Answered(var attempt, var answer, var byToken) when !attempt.IsOver:
                attempt.Answered(answer, byToken);
                break;
            case Message.ItemsRead(var run, var page, var exception) when !run.IsOver:
                run.ItemsRead(page, exception);
                break;
            case Message.ChildEnded(var run, var index, var result) when !run.IsOver:
                run.ChildEnded(index, result);
                break;
            case Message.ResultsWritten(var run, var receipt, var exception) when !run.IsOver:
                run.ResultsWritten(receipt, exception);
                break;
            case Message.MachineTimeout:
                Finish(ExecutionStatus.TimedOut, default, null, null, 0, HistoryEventType.ExecutionTimedOut, new HistoryDetails.Failure(null, null));
                break;
            case Message.Stop(var error, var cause):
                Finish(ExecutionStatus.Aborted, default, error, cause, 0, HistoryEventType.ExecutionAborted, new HistoryDetails.Failure(error, cause));
                break;
        }
    }

    /// <summary>What a strand waited for has come.</summary>
    internal void Wake(Suspension suspension)
    {
        suspension.End();
        Ready(suspension.Strand);
    }

    private void Fail(long after, StateFailure failure) =>
        Finish(ExecutionStatus.Failed, default, failure.Error, failure.Cause, after, HistoryEventType.ExecutionFailed, new HistoryDetails.Failure(failure.Error, failure.Cause));

    private void Finish(ExecutionStatus status, JsonValue output, string? error, string? cause, long after, string type, HistoryDetails details)
    {
        if (Status is not ExecutionStatus.Running)
        {
            return;
        }

        (_output, _error, _cause) = (output, error, cause);
        _root?.Cancel();
        _ready.Clear();
        _timeout?.Dispose();
        _cancellation.Dispose();
        _stopDate = Now;
        Status = status;
        Append(after, type, details);
        Complete();
    }

    private void Complete()
    {
        var result = Describe();
        WhenOver?.Invoke();
        _completion.TrySetResult(result);
        _onEnded?.Invoke(result);
    }

    [SuppressMessage("Design", "CA1031", Justification = "The observer itself may be what fails.")]
    private void Crash(Exception exception)
    {
        _fault = exception;

        try
        {
            Fail(_lastId, new(ErrorNames.Runtime, $"The runtime met a defect: {exception.GetType().Name}: {exception.Message}"));
        }
        catch (Exception)
        {
            Complete();
        }
    }
}
