using System.Diagnostics.CodeAnalysis;
using Orchestration.Query.Json;
using Orchestration.Runtime.History;
using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;

namespace Orchestration.Runtime.States;

/// <summary>A task that is being done.</summary>
internal sealed class TaskAttempt(RunnableTask state, Strand strand, JsonValue arguments, long? timeout, long? heartbeat, JsonValue credentials) : Suspension(strand)
{
    private readonly CancellationTokenSource _cancellation = new();
    private Deadline? _deadline;
    private Deadline? _heartbeat;
    private TaskAnswer? _answer;
    private TaskAnswer? _early;
    private bool _submitted;
    private bool _started;
    private volatile bool _hasReturned;

    private Execution Execution => Strand.Execution;

    private TaskResource Resource => state.Resource;

    public bool Begin()
    {
        var options = Execution.Machine.Options;

        if (Resource.Kind is TaskKind.Integration)
        {
            Strand.Append(HistoryEventType.TaskScheduled, new HistoryDetails.Scheduled(
                Resource.Service, Resource.Action, options.Region, arguments, timeout, heartbeat, credentials));
            Strand.Append(HistoryEventType.TaskStarted, new HistoryDetails.Begun(Resource.Service, Resource.Action));
        }
        else
        {
            Strand.Append(state.Prefix + "Scheduled", new HistoryDetails.WorkScheduled(
                Resource.Name, arguments, timeout, Resource.Kind is TaskKind.Activity ? heartbeat : null, credentials));

            if (Resource.Kind is TaskKind.Function)
            {
                Strand.Append(HistoryEventType.LambdaFunctionStarted);
            }
        }

        if (Strand.TaskToken is { } token)
        {
            // A quick worker may answer before the service that hands it the token has returned.
            options.Waiting.Add(token, this);
        }

        var running = Ask(out var work);

        if (running.IsCompleted && !Resource.WaitsForToken && Resource.Kind is not TaskKind.Activity && !Execution.HasMail)
        {
            work?.End();
            _hasReturned = true;
            End();
            return state.Ended(Strand, Blamed(Read(running)));
        }

        Watch();
        _ = AwaitAsync(running, work);
        return Strand.Suspend(this);
    }

    public override bool Resume() => state.Ended(Strand, _answer!);

    public void Submitted(JsonValue receipt)
    {
        if (Resource.Kind is not TaskKind.Integration || _submitted)
        {
            return;
        }

        _submitted = true;
        Strand.Append(HistoryEventType.TaskSubmitted, new HistoryDetails.TaskProduced(Resource.Service, Resource.Action, receipt));
    }

    public void Started(string? workerName)
    {
        if (Resource.Kind is TaskKind.Activity)
        {
            Strand.Append(HistoryEventType.ActivityStarted, new HistoryDetails.TakenUp(workerName));
            _started = true;
        }
    }

    public void Beat()
    {
        if (heartbeat is { } seconds)
        {
            _heartbeat?.MoveTo(Execution.Now + TimeSpan.FromSeconds(seconds));
        }
    }

    public void Answered(TaskAnswer answer, bool byToken)
    {
        if (!byToken && Resource.WaitsForToken && answer.Failure is null)
        {
            // Only the receipt: the result comes with the token, and may have come already.
            Submitted(answer.Result);

            if (_early is null)
            {
                return;
            }

            answer = _early;
        }
        else if (byToken && !_submitted)
        {
            _early = answer;
            return;
        }

        if (!_started && answer.Failure is null)
        {
            Started(null);
        }

        _answer = Blamed(answer);
        Execution.Wake(this);
    }

    protected override void Release()
    {
        _deadline?.Dispose();
        _heartbeat?.Dispose();

        if (!_hasReturned)
        {
            _cancellation.Cancel();
        }

        _cancellation.Dispose();

        if (Strand.TaskToken is { } token)
        {
            Execution.Machine.Options.Waiting.Remove(token);
        }
    }

    private ValueTask<TaskOutcome> Ask(out JumpingTime.InFlight? work)
    {
        var options = Execution.Machine.Options;
        work = JumpingTime.InFlight.Begin(options.Time);
        var request = new TaskRequest
        {
            Resource = Resource.Name,
            Arguments = arguments,
            StateName = state.Name,
            Attempt = Strand.RetryCount + 1,
            ExecutionArn = Execution.Arn,
            TaskToken = Strand.TaskToken,
            Timeout = timeout is { } limit ? TimeSpan.FromSeconds(limit) : null,
            Heartbeat = heartbeat is { } interval ? TimeSpan.FromSeconds(interval) : null,
            Credentials = credentials,
            Time = options.Time,
            Origin = this,
            Work = work,
        };
        var outer = JumpingTime.InFlight.Current.Value;

        if (work is not null)
        {
            JumpingTime.InFlight.Current.Value = work;
        }

        try
        {
            return options.Tasks!.RunAsync(request, _cancellation.Token);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return ValueTask.FromException<TaskOutcome>(exception);
        }
        finally
        {
            if (work is not null)
            {
                JumpingTime.InFlight.Current.Value = outer;
            }
        }
    }

    private async Task AwaitAsync(ValueTask<TaskOutcome> running, JumpingTime.InFlight? work)
    {
        // What the task waits for must not look like its doing to whoever comes after it.
        var task = running.AsTask();
        await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _hasReturned = true;
        Execution.Post(new Message.Answered(this, Read(new(task)), ByToken: false));
        work?.End();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a service lets out ends the execution with a history that says so.")]
    private static TaskAnswer Read(ValueTask<TaskOutcome> done)
    {
        try
        {
            return TaskAnswer.Of(done.GetAwaiter().GetResult().Result);
        }
        catch (TaskException exception)
        {
            return TaskAnswer.Failed(exception.Error, exception.Cause);
        }
        catch (Exception exception)
        {
            return new(default, new(ErrorNames.Runtime, $"The task service met a defect: {exception.GetType().Name}: {exception.Message}", Catchable: false), exception);
        }
    }

    private TaskAnswer Blamed(TaskAnswer answer)
    {
        if (answer.Fault is { } fault)
        {
            Execution.Blame(fault);
        }

        return answer;
    }

    private void Watch()
    {
        if (timeout is { } limit)
        {
            _deadline = After(limit, isHeartbeat: false);
        }

        if (heartbeat is { } interval)
        {
            _heartbeat = After(interval, isHeartbeat: true);
        }
    }

    private Deadline After(long seconds, bool isHeartbeat) => new(
        Execution.Time,
        Execution.Now + TimeSpan.FromSeconds(seconds),
        () => Execution.Post(new Message.Answered(this, new(default, new(ErrorNames.Timeout, null, IsHeartbeat: isHeartbeat)), ByToken: false)));
}
