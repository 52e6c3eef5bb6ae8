using Amazon.CloudWatchLogs.Model;
using Amazon.StepFunctions.Model;
using Orchestration.Commands.View;
using Orchestration.Query.Json;
using Orchestration.Runtime;
using HistoryEvent = Orchestration.Runtime.History.HistoryEvent;

namespace Orchestration.Commands.Operating;

/// <summary>Follows an Express execution through the log group of its machine: GetExecutionHistory refuses it.</summary>
internal sealed class ExpressTail(Remote remote, ExecutionScreen screen)
{
    private static readonly TimeSpan LongestTrouble = TimeSpan.FromMinutes(5);

    public async Task FollowAsync(string executionArn, CancellationToken cancellationToken)
    {
        var time = remote.Context.Environment.Time;
        var group = await LogGroupAsync(MachineArn.Parse(executionArn)!.Value.MachineText, cancellationToken).ConfigureAwait(false);
        var pace = new Pace(time);
        var pending = new SortedDictionary<long, HistoryEvent>();
        var since = time.GetTimestamp();

        while (true)
        {
            var taken = 0;

            try
            {
                foreach (var happened in await ReadAsync(group, executionArn, screen.Root.View, cancellationToken).ConfigureAwait(false))
                {
                    pending[happened.Id] = happened;
                }

                // Logs arrive in any order; the view takes events in theirs.
                while (pending.Remove(screen.Root.View.LastEventId + 1, out var next))
                {
                    screen.Happened(next);
                    taken++;
                }

                since = taken > 0 ? time.GetTimestamp() : since;
            }
            catch (RemoteException failure) when (failure.IsPassing && time.GetElapsedTime(since) < LongestTrouble)
            {
                pace.BackOff();
                await pace.WaitAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (screen.Root.View.Status is not ExecutionStatus.Running)
            {
                return;
            }

            if (taken > 0)
            {
                pace.Quicken();
            }
            else
            {
                pace.Slow();
            }

            await pace.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<string> LogGroupAsync(string machineArn, CancellationToken cancellationToken)
    {
        var machine = await remote.CallAsync("DescribeStateMachine", sfn => sfn.DescribeStateMachineAsync(new DescribeStateMachineRequest { StateMachineArn = machineArn }, cancellationToken)).ConfigureAwait(false);
        var logging = machine.LoggingConfiguration;

        if (logging?.Level?.Value is not "ALL" || logging.Destinations?.FirstOrDefault()?.CloudWatchLogsLogGroup?.LogGroupArn is not { } arn)
        {
            throw new CommandException(
                $"'{machine.Name}' is an Express machine that does not log all events, and Express executions can be seen only in their log group. Set its logging level to ALL.");
        }

        // arn:aws:logs:region:account:log-group:NAME:*
        return arn.Split(':')[6];
    }

    private async Task<List<HistoryEvent>> ReadAsync(string group, string executionArn, ExecutionView view, CancellationToken cancellationToken)
    {
        // What others logged before it began is searched only until that is known.
        long? from = view.Started?.ToUnixTimeMilliseconds();
        var events = new List<HistoryEvent>();
        string? token = null;

        do
        {
            var page = await remote.CallAsync(
                "FilterLogEvents",
                aws => aws.Logs.FilterLogEventsAsync(
                    new FilterLogEventsRequest { LogGroupName = group, StartTime = from, FilterPattern = $"{{ $.execution_arn = \"{executionArn}\" }}", NextToken = token }, cancellationToken)).ConfigureAwait(false);

            foreach (var line in page.Events ?? [])
            {
                if (WireHistory.Payload(line.Message) is { IsObject: true } logged && Number(logged["id"]) > view.LastEventId)
                {
                    events.Add(HistoryEvent.FromJson(OnTheWire(logged)));
                }
            }

            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));

        return events;
    }

    // A log line has the details of an event without the name that GetExecutionHistory gives them, and numbers as text.
    private static JsonValue OnTheWire(JsonValue logged)
    {
        var type = logged["type"].AsString();
        var field = type.EndsWith("StateEntered", StringComparison.Ordinal) ? "stateEnteredEventDetails"
            : type.EndsWith("StateExited", StringComparison.Ordinal) ? "stateExitedEventDetails"
            : char.ToLowerInvariant(type[0]) + type[1..] + "EventDetails";
        var members = new List<(string, JsonValue)>
        {
            ("id", Number(logged["id"])),
            ("previousEventId", Number(logged["previous_event_id"])),
            ("timestamp", Number(logged["event_timestamp"]) / 1000d),
            ("type", type),
        };

        if (logged["details"] is { IsObject: true } details)
        {
            members.Add((field, details));
        }

        return JsonValue.Object([.. members]);
    }

    private static long Number(JsonValue value) =>
        value.IsNumber ? (long)value.AsNumber() : value.IsString && long.TryParse(value.AsString(), out var number) ? number : 0;
}
