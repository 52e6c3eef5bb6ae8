using Amazon.CloudWatchLogs.Model;
using Amazon.StepFunctions.Model;
using Orchestration.Commands.View;
using Orchestration.Query.Json;
using Orchestration.Runtime;
using Orchestration.Runtime.History;
using HistoryEvent = Orchestration.Runtime.History.HistoryEvent;

namespace Orchestration.Commands.Operating;

/// <summary>Follows an execution to its end, with the executions, Map runs and jobs that it started.</summary>
/// <param name="remote">Where the execution is.</param>
/// <param name="screen">Where it is shown.</param>
/// <param name="logs">Whether the logs of its jobs are shown.</param>
/// <param name="jobs">Whether the runs of its jobs are to be named, which their payloads alone do.</param>
internal sealed class Tail(Remote remote, ExecutionScreen screen, bool logs, bool jobs)
{
    // The state that a task of this kind is in runs an execution of its own.
    private const string NestedResource = "startExecution.sync";
    private const string JobResource = "startJobRun.sync";
    private static readonly TimeSpan LongestTrouble = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _time = remote.Context.Environment.Time;
    private readonly List<Watch> _watches = [];
    private readonly List<JobLog> _logs = [];
    private readonly Dictionary<string, (ViewNode Node, StateRow Map)> _mapRuns = [];
    private readonly HashSet<string> _unseen = [];

    /// <summary>Follows the execution until it has ended.</summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="redrives">How often it was redriven: an end before the last of them is not the end.</param>
    /// <param name="cancellationToken">Stops following; the execution goes on.</param>
    /// <exception cref="RemoteException">A call failed for good, or AWS was out of reach for five minutes.</exception>
    public async Task FollowAsync(string executionArn, int redrives, CancellationToken cancellationToken)
    {
        var root = new Watch(screen.Root, new HistoryReader(remote, executionArn, logs));
        var pace = new Pace(_time);
        long? troubleSince = null;

        while (true)
        {
            bool quiet;

            try
            {
                quiet = await LookAsync(root, cancellationToken).ConfigureAwait(false);
                quiet &= await LookInsideAsync(cancellationToken).ConfigureAwait(false);

                if (troubleSince is not null)
                {
                    screen.Said("Connected again.");
                    troubleSince = null;
                    pace.Quicken();
                }
            }
            catch (RemoteException failure) when (failure.IsPassing)
            {
                if (troubleSince is null)
                {
                    troubleSince = _time.GetTimestamp();
                    screen.Said($"{failure.Message} Trying again.");
                }
                else if (_time.GetElapsedTime(troubleSince.Value) > LongestTrouble)
                {
                    throw;
                }

                pace.BackOff();
                await pace.WaitAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (!root.Reader.CaughtUp || _watches.Exists(watch => !watch.Reader.CaughtUp))
            {
                continue;
            }

            if (screen.Root.View.Status is not ExecutionStatus.Running && screen.Root.View.Redrives >= redrives)
            {
                return;
            }

            if (quiet)
            {
                pace.Slow();
            }
            else
            {
                pace.Quicken();
            }

            await pace.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // What the execution started adorns the view: where it may not be seen, it is left out and said once.
    private async Task<bool> LookInsideAsync(CancellationToken cancellationToken)
    {
        var quiet = true;

        foreach (var watch in _watches.ToArray())
        {
            if (!await SeenAsync(async () => quiet &= await LookAsync(watch, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false))
            {
                _watches.Remove(watch);
            }
        }

        foreach (var (arn, run) in _mapRuns.ToArray())
        {
            if (!await SeenAsync(() => LookAtMapRunAsync(arn, run.Node, run.Map, cancellationToken)).ConfigureAwait(false))
            {
                _mapRuns.Remove(arn);
            }
        }

        foreach (var job in _logs.ToArray())
        {
            if (!await SeenAsync(() => LookAtLogAsync(job, cancellationToken)).ConfigureAwait(false))
            {
                _logs.Remove(job);
            }
        }

        return quiet;
    }

    private async Task<bool> SeenAsync(Func<Task> look)
    {
        try
        {
            await look().ConfigureAwait(false);
            return true;
        }
        catch (RemoteException failure) when (!failure.IsPassing)
        {
            if (_unseen.Add(failure.Message))
            {
                screen.Said($"Not shown: {failure.Message}");
            }

            return false;
        }
    }

    private async Task<bool> LookAsync(Watch watch, CancellationToken cancellationToken)
    {
        if (watch.Ended)
        {
            return true;
        }

        var events = await watch.Reader.NextAsync(cancellationToken).ConfigureAwait(false);

        foreach (var happened in events)
        {
            screen.Happened(watch.Node, happened);
        }

        foreach (var happened in events.Where(LeadsInside))
        {
            watch.Inside.Enqueue(happened);
        }

        // What fails to be looked into now is looked into next time.
        while (watch.Inside.TryPeek(out var happened))
        {
            await FollowInsideAsync(watch, happened, cancellationToken).ConfigureAwait(false);
            watch.Inside.Dequeue();
        }

        watch.Ended = watch.Node.Depth > 0 && watch.Node.View.Status is not ExecutionStatus.Running && watch.Reader.CaughtUp;
        return events.Count == 0;
    }

    private static bool LeadsInside(HistoryEvent happened) =>
        happened.Type is HistoryEventType.MapRunStarted
        || (happened.Type is HistoryEventType.TaskSubmitted && happened.Details is HistoryDetails.TaskProduced { Resource: var resource }
            && (resource.StartsWith(NestedResource, StringComparison.Ordinal) || resource.StartsWith(JobResource, StringComparison.Ordinal)));

    private async Task FollowInsideAsync(Watch watch, HistoryEvent happened, CancellationToken cancellationToken)
    {
        if (happened.Details is HistoryDetails.MapRun run)
        {
            if (watch.Node.View.VisitOf(happened.Id) is { } map)
            {
                _mapRuns[run.MapRunArn] = (watch.Node, map.Row);
            }

            return;
        }

        var submitted = (HistoryDetails.TaskProduced)happened.Details!;
        var nested = submitted.Resource.StartsWith(NestedResource, StringComparison.Ordinal);
        var visit = watch.Node.View.VisitOf(happened.Id);

        // Only what still runs is worth a call, or an execution inside that failed.
        if (visit is null || (nested ? visit is { Open: false, End: StateStatus.Succeeded } : !visit.Open || !(logs || jobs)))
        {
            return;
        }

        var output = submitted.Output.IsUndefined && await watch.Reader.WithDataAsync(happened.Id, cancellationToken).ConfigureAwait(false) is { Details: HistoryDetails.TaskProduced whole }
            ? whole.Output
            : submitted.Output;

        if (nested && Member(output, "ExecutionArn") is { } arn && MachineArn.Parse(arn) is { } child)
        {
            var node = new ViewNode(new ViewSubject { Machine = child.Machine, Execution = child.ExecutionName, Arn = arn, Links = screen.Root.Subject.Links }, visit.Row, watch.Node.Depth + 1);
            screen.Change(() =>
            {
                watch.Node.Nested.Add(node);
                visit.Row.Work = child.ExecutionName;
            });
            _watches.Add(new Watch(node, new HistoryReader(remote, arn, logs)));
        }
        else if (!nested && Member(output, "JobRunId") is { } id)
        {
            screen.Change(() => visit.Row.Work = id);

            if (logs)
            {
                _logs.Add(new JobLog(visit, id));
            }
        }
    }

    private async Task LookAtMapRunAsync(string arn, ViewNode node, StateRow map, CancellationToken cancellationToken)
    {
        var described = await remote.CallAsync("DescribeMapRun", sfn => sfn.DescribeMapRunAsync(new DescribeMapRunRequest { MapRunArn = arn }, cancellationToken)).ConfigureAwait(false);

        if (described.ItemCounts is { } counts)
        {
            screen.Described(node, map, arn, new MapRunProgress
            {
                Status = described.Status?.Value switch
                {
                    "SUCCEEDED" => StateStatus.Succeeded,
                    "FAILED" => StateStatus.Failed,
                    "ABORTED" => StateStatus.Aborted,
                    _ => StateStatus.Running,
                },
                Started = described.StartDate is { } started ? new(DateTime.SpecifyKind(started, DateTimeKind.Utc)) : map.Entered,
                Stopped = described.StopDate is { } stopped ? new(DateTime.SpecifyKind(stopped, DateTimeKind.Utc)) : null,
                Items = counts.Total ?? 0,
                Succeeded = counts.Succeeded ?? 0,
                Failed = (counts.Failed ?? 0) + (counts.TimedOut ?? 0) + (counts.Aborted ?? 0),
                Running = counts.Running ?? 0,
                ToleratedPercentage = described.ToleratedFailurePercentage ?? 0,
                ToleratedCount = described.ToleratedFailureCount ?? 0,
            });
        }

        if (described.Status?.Value is not "RUNNING")
        {
            _mapRuns.Remove(arn);
        }
    }

    private async Task LookAtLogAsync(JobLog job, CancellationToken cancellationToken)
    {
        // What is written after the job's end is read once more before it is left.
        var last = !job.Visit.Open;

        foreach (var group in (string[])["/aws-glue/jobs/output", "/aws-glue/jobs/error"])
        {
            await ReadLogAsync(job, group, cancellationToken).ConfigureAwait(false);
        }

        if (last)
        {
            _logs.Remove(job);
        }
    }

    private async Task ReadLogAsync(JobLog job, string group, CancellationToken cancellationToken)
    {
        try
        {
            string? token = job.Tokens.GetValueOrDefault(group);

            while (true)
            {
                var page = await remote.CallAsync(
                    "GetLogEvents",
                    aws => aws.Logs.GetLogEventsAsync(
                        new GetLogEventsRequest { LogGroupName = group, LogStreamName = job.RunId, StartFromHead = true, NextToken = token }, cancellationToken)).ConfigureAwait(false);

                foreach (var line in page.Events ?? [])
                {
                    screen.Logged(job.Visit.Row.Name, DateTimeOffset.FromUnixTimeMilliseconds(line.Timestamp ?? 0), (line.Message ?? "").TrimEnd());
                }

                // The same token again says that there is no more.
                if (page.NextForwardToken is not { } next || next == token)
                {
                    return;
                }

                job.Tokens[group] = token = next;
            }
        }
        catch (RemoteException failure) when (failure.Failure.Kind is Aws.AwsFailureKind.NotFound)
        {
            // A job that has written nothing has no stream yet.
        }
    }

    private static string? Member(JsonValue output, string name) => output[name] is { IsString: true } text ? text.AsString() : null;

    private sealed class Watch(ViewNode node, HistoryReader reader)
    {
        public ViewNode Node => node;

        public HistoryReader Reader => reader;

        /// <summary>Events that lead to executions, Map runs and jobs, and were not followed yet.</summary>
        public Queue<HistoryEvent> Inside { get; } = [];

        public bool Ended { get; set; }
    }

    private sealed record JobLog(StateVisit Visit, string RunId)
    {
        public Dictionary<string, string> Tokens { get; } = [];
    }
}
