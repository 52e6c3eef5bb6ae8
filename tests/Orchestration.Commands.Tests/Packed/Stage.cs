using Orchestration.Query.Json;
using Orchestration.Tests.Shared.Aws;

namespace Orchestration.Commands.Tests.Packed;

/// <summary>A server on which executions go on only when they are told to.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly SemaphoreSlim _looks = new(0);
    private readonly SemaphoreSlim _answers = new(0);
    private readonly TaskCompletionSource _former = new();
    private readonly ScriptedExecution[] _executions;

    private Stage(ScriptedAws aws, ScriptedExecution[] executions, ScriptedExecution[] former)
    {
        (Aws, _executions) = (aws, executions);
        Begin = DateTimeOffset.FromUnixTimeMilliseconds((long)(executions[0].Events[0]["timestamp"].AsNumber() * 1000));
        var machines = new ScriptedMachines(aws);

        foreach (var execution in former.Concat(executions))
        {
            machines.Add(execution);
        }

        GoTo(0);
        aws.On("GetExecutionHistory", async call =>
        {
            // What is behind the first page belongs to the same look.
            if (call["executionArn"] == Execution.Arn && call["nextToken"] is null)
            {
                _looks.Release();
                await _answers.WaitAsync();
            }

            return executions.Concat(former).First(execution => execution.Arn == call["executionArn"]).History(call);
        });
        aws.On("ListExecutions", async _ =>
        {
            await _former.Task;
            return JsonValue.Object(("executions", JsonValue.Array([.. former.Reverse().Select(execution => execution.Listed())])));
        });
    }

    public ScriptedAws Aws { get; }

    /// <summary>The execution that is watched.</summary>
    public ScriptedExecution Execution => _executions[0];

    /// <summary>When it began.</summary>
    public DateTimeOffset Begin { get; }

    public DateTimeOffset Now { get; private set; }

    /// <summary>A server with the execution that is watched, those that it starts, and former ones.</summary>
    public static async Task<Stage> SetAsync(ScriptedExecution[] executions, ScriptedExecution[] former) => new(await ScriptedAws.StartAsync(), executions, former);

    /// <summary>Waits for the next look at the execution.</summary>
    public Task NextLookAsync() => _looks.WaitAsync();

    /// <summary>Answers that look with what has happened so many seconds after the beginning.</summary>
    public void AnswerLook(int seconds)
    {
        GoTo(seconds);
        _answers.Release();
    }

    /// <summary>Answers which former executions there are.</summary>
    public void AnswerFormer() => _former.SetResult();

    public async ValueTask DisposeAsync()
    {
        _former.TrySetResult();
        _answers.Release();
        await Aws.DisposeAsync();
    }

    private void GoTo(int seconds)
    {
        Now = Begin.AddSeconds(seconds);
        var now = Now.ToUnixTimeMilliseconds() / 1000d;

        foreach (var execution in _executions)
        {
            execution.There = execution.Events.Count(happened => happened["timestamp"].AsNumber() <= now);
        }
    }
}
