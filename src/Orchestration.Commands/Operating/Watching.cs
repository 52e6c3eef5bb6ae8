using System.Globalization;
using Amazon.StepFunctions.Model;
using Orchestration.Aws;
using Orchestration.Commands.View;
using Orchestration.Runtime;

namespace Orchestration.Commands.Operating;

/// <summary>How an execution is to be watched.</summary>
/// <param name="Json">JSON lines instead of words.</param>
/// <param name="Logs">The log of each job beside its state.</param>
/// <param name="Timeout">When to give up; the execution goes on.</param>
internal sealed record Watching(bool Json, bool Logs, TimeSpan? Timeout)
{
    private const int FormerRuns = 20;

    /// <summary>Watches the execution to its end and returns what the shell gets.</summary>
    public async Task<int> RunAsync(Remote remote, string executionArn, CancellationToken cancellationToken, bool redriven = false)
    {
        var environment = remote.Context.Environment;
        var arn = MachineArn.Parse(executionArn) ?? throw new CommandException($"'{executionArn}' is not the ARN of an execution.");
        var express = arn.Kind is "express";
        var described = express ? null : await remote.CallAsync(
            "DescribeExecution",
            sfn => sfn.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = executionArn, IncludedData = "METADATA_ONLY" }, cancellationToken)).ConfigureAwait(false);
        var definition = express ? null : await DefinitionAsync(remote, executionArn, cancellationToken).ConfigureAwait(false);
        var subject = new ViewSubject
        {
            Machine = arn.Machine,
            Execution = arn.ExecutionName,
            Arn = executionArn,
            Median = described is null ? null : await MedianAsync(remote, described, cancellationToken).ConfigureAwait(false),
            Outline = MachineOutline.Of(definition),
        };
        using var screen = new ExecutionScreen(subject, environment, Json, now: environment.Time.GetUtcNow);
        using var timeout = Timeout is { } most ? new CancellationTokenSource(most, environment.Time) : new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);

        try
        {
            await (express ? new ExpressTail(remote, screen).FollowAsync(executionArn, either.Token) : new Tail(remote, screen, Logs).FollowAsync(executionArn, described?.RedriveCount ?? (redriven ? 1 : 0), either.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            var (code, why) = cancellationToken.IsCancellationRequested
                ? (ExitCode.Interrupted, "Detached: the execution goes on.")
                : (ExitCode.OwnTimeout, $"Stopped watching after {Duration.Text(Timeout!.Value)}: the execution goes on.");
            screen.End(new ViewEnd { ExitCode = code, Detached = why, Next = [Line(remote, "tail", executionArn), Line(remote, "stop", executionArn)] });
            return code;
        }
        catch (RemoteException failure)
        {
            if (Json)
            {
                await environment.Error.WriteLineAsync($"{remote.Context.Host.Name}: {failure.Message}").ConfigureAwait(false);
            }

            screen.End(new ViewEnd { ExitCode = failure.ExitCode, Detached = failure.Message, Next = [Line(remote, "tail", executionArn)] });
            return failure.ExitCode;
        }

        var status = screen.Root.View.Status;
        screen.End(new ViewEnd
        {
            ExitCode = ExitCodes.Of(status),
            Links = status is ExecutionStatus.Succeeded ? [] : [.. Links(remote, arn, executionArn, screen.Root.View)],
            Next = status is ExecutionStatus.Succeeded ? [] : [.. Next(remote, arn, executionArn, screen.Root.View, definition)],
        });
        return ExitCodes.Of(status);
    }

    /// <summary>The lines to type after a failure: what goes on where it failed, then what shows more.</summary>
    public static IEnumerable<string> Next(Remote remote, MachineArn arn, string executionArn, ExecutionView view, string? definition)
    {
        if (view.EndedInFail)
        {
            // A redrive would enter the Fail state again, and fail again.
            if (view.FailedRow is { Parent: null } failed && Resuming.Takes(definition))
            {
                yield return Resuming.Line(remote, arn, Resuming.StepOf(definition, failed.Name));
            }
        }
        else if (arn.Kind is "execution")
        {
            yield return Line(remote, "redrive", executionArn);
        }

        if (view.FailedRow is { } row && arn.Kind is "execution")
        {
            yield return $"{Line(remote, "show", executionArn)} --state {Shell.Quote(row.Name)}";
        }
    }

    private static string Line(Remote remote, string verb, string executionArn) => $"{remote.Context.Host.Name} {verb} {executionArn}{remote.OptionsToRepeat}";

    private static IEnumerable<(string Name, string Address)> Links(Remote remote, MachineArn arn, string executionArn, ExecutionView view)
    {
        if (!remote.IsAws)
        {
            yield break;
        }

        var console = $"https://{arn.Region}.console.aws.amazon.com";
        var facts = FailureCause.Read(view.FailedRow?.Cause ?? view.Cause).Facts;

        if (facts.FirstOrDefault(fact => fact.Name is "JobName") is { Value: { } job } && facts.FirstOrDefault(fact => fact.Name is "Id" or "JobRunId") is { Value: { } run })
        {
            yield return ("run", $"{console}/gluestudio/home?region={arn.Region}#/job/{Uri.EscapeDataString(job)}/run/{run}");
            yield return ("log", $"{console}/cloudwatch/home?region={arn.Region}#logsV2:log-groups/log-group/$252Faws-glue$252Fjobs$252Ferror/log-events/{run}");
        }

        yield return ("console", $"{console}/states/home?region={arn.Region}#/v2/executions/details/{executionArn}");
    }

    private static async Task<string?> DefinitionAsync(Remote remote, string executionArn, CancellationToken cancellationToken)
    {
        try
        {
            var machine = await remote.CallAsync(
                "DescribeStateMachineForExecution",
                sfn => sfn.DescribeStateMachineForExecutionAsync(new DescribeStateMachineForExecutionRequest { ExecutionArn = executionArn }, cancellationToken)).ConfigureAwait(false);
            return machine.Definition;
        }
        catch (RemoteException failure) when (failure.Failure.Kind is not AwsFailureKind.Expired)
        {
            // It only adorns the view.
            return null;
        }
    }

    private static async Task<TimeSpan?> MedianAsync(Remote remote, DescribeExecutionResponse execution, CancellationToken cancellationToken)
    {
        try
        {
            var page = await remote.CallAsync(
                "ListExecutions",
                sfn => sfn.ListExecutionsAsync(
                    new ListExecutionsRequest { StateMachineArn = execution.StateMachineArn, StatusFilter = "SUCCEEDED", MaxResults = FormerRuns }, cancellationToken)).ConfigureAwait(false);
            var former = (page.Executions ?? [])
                .Where(run => run.ExecutionArn != execution.ExecutionArn && run is { StartDate: not null, StopDate: not null })
                .Select(run => run.StopDate!.Value - run.StartDate!.Value)
                .Order()
                .ToArray();
            return former.Length == 0 ? null : former[former.Length / 2];
        }
        catch (RemoteException failure) when (failure.Failure.Kind is not AwsFailureKind.Expired)
        {
            return null;
        }
    }

    /// <summary>A span as a person types it: <c>90s</c>, <c>15m</c>, <c>2h</c>.</summary>
    public static TimeSpan? TimeoutOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var unit = text.Length > 0 ? text[^1] : ' ';

        if (double.TryParse(unit is >= '0' and <= '9' ? text : text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            switch (unit)
            {
                case 's' or (>= '0' and <= '9'):
                    return TimeSpan.FromSeconds(number);
                case 'm':
                    return TimeSpan.FromMinutes(number);
                case 'h':
                    return TimeSpan.FromHours(number);
            }
        }

        throw new CommandException($"--timeout takes a span such as 90s, 15m or 2h, not '{text}'.");
    }
}
