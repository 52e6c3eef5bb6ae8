using System.Collections.Immutable;
using System.Security.Cryptography;
using Orchestration.Local.Processes;
using Orchestration.Query.Json;
using Orchestration.Resources;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Local.Glue;

/// <summary>A Glue job: starts runs, no more at once than it may, and keeps what became of them.</summary>
internal sealed class LocalJob(Job job, ImmutableArray<(string Name, string Value)> defaults, IJobEngine engine, string runs, TimeProvider time, Action<Job, WorkerReport> report)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, JobRun> _runs = new(StringComparer.Ordinal);
    private readonly List<Task> _underWay = [];
    private int _active;

    /// <summary>Ends when all runs that are under way do.</summary>
    public Task Completion
    {
        get
        {
            lock (_gate)
            {
                return Task.WhenAll(_underWay);
            }
        }
    }

    public JobRun? Find(string id)
    {
        lock (_gate)
        {
            return _runs.GetValueOrDefault(id);
        }
    }

    /// <summary>Starts a run.</summary>
    /// <returns>The run, and the task that ends with it, however it ends.</returns>
    /// <exception cref="TaskException">As many runs as allowed are under way, or an argument is not text.</exception>
    public (JobRun Run, Task End) Start(JsonValue arguments, CancellationToken cancellation)
    {
        var merged = Merge(arguments);

        lock (_gate)
        {
            if (_active >= job.MaxConcurrentRuns)
            {
                throw Aws.Error("Glue", "AWSGlue", "ConcurrentRunsExceededException", $"Concurrent runs exceeded for {job.Name}");
            }

            _active++;
            var run = new JobRun(job, "jr_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), merged, time.GetUtcNow());
            _runs[run.Id] = run;
            _underWay.RemoveAll(static task => task.IsCompleted);
            var end = RunAsync(run, merged, engine.Hold(), cancellation);
            _underWay.Add(end);

            return (run, end);
        }
    }

    private async Task RunAsync(JobRun run, ImmutableArray<(string Name, string Value)> arguments, IDisposable held, CancellationToken cancellation)
    {
        using var holding = held;
        await Task.Yield();
        using var timeout = new CancellationTokenSource(job.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        Enter(run, JobRunState.Running);

        try
        {
            await engine.RunAsync(
                new JobLaunch(
                    job,
                    run.Id,
                    ["--JOB_NAME", job.Name, "--JOB_RUN_ID", run.Id, .. arguments.SelectMany(static argument => new[] { argument.Name, argument.Value })],
                    line => report(job, line)),
                either.Token).ConfigureAwait(false);
            Enter(run, JobRunState.Succeeded);
        }
        catch (OperationCanceledException)
        {
            Enter(run, timeout.IsCancellationRequested ? JobRunState.Timeout : JobRunState.Stopped);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Enter(run, JobRunState.Failed, e.Message);
        }
        finally
        {
            lock (_gate)
            {
                _active--;
            }
        }
    }

    private void Enter(JobRun run, JobRunState state, string? error = null)
    {
        lock (_gate)
        {
            run.Enter(state, time.GetUtcNow(), error);
            AtomicFile.Write(Path.Combine(runs, run.Id + ".json"), ((JsonValue)run.ToSdkResult()).ToJson(indented: true) + "\n");
        }
    }

    private ImmutableArray<(string Name, string Value)> Merge(JsonValue arguments)
    {
        var merged = defaults.ToList();

        foreach (var (name, value) in arguments.IsObject ? arguments.AsObject() : JsonObject.Empty)
        {
            if (!value.IsString)
            {
                throw new TaskException(
                    "States.Runtime",
                    $"The Parameters could not be used to start the Task: [The value for the field '{name}' must be a STRING]");
            }

            merged.RemoveAll(argument => argument.Name == name);
            merged.Add((name, value.AsString()));
        }

        return [.. merged];
    }
}
